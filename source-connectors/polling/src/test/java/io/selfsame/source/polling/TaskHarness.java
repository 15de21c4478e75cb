package io.selfsame.source.polling;

import io.selfsame.source.polling.schedule.ReadScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.connect.source.SourceRecord;

/** A task over a fake vendor, without threads: a read runs when a record is asked for. */
final class TaskHarness {
  final MutableClock clock = new MutableClock();
  final VirtualScheduler scheduler = new VirtualScheduler(clock);
  private final PollingSourceTask task;

  TaskHarness(FakeVendor vendor, FakeWorker worker, Map<String, String> settings) {
    this.task = new Task(vendor, scheduler, clock);
    task.initialize(worker);
    task.start(settings);
  }

  /** The next batch that has records, within a number of reads; empty when there is none. */
  List<SourceRecord> next(int reads) throws InterruptedException {
    for (int read = 0; read < reads && scheduler.runNext(); read++) {
      List<SourceRecord> batch = task.poll();
      if (batch != null) {
        return batch;
      }
    }
    return List.of();
  }

  /** All batches until some reads in a row bring none. */
  List<List<SourceRecord>> drain() throws InterruptedException {
    List<List<SourceRecord>> batches = new ArrayList<>();
    for (List<SourceRecord> batch = next(5); !batch.isEmpty(); batch = next(5)) {
      batches.add(batch);
    }
    return batches;
  }

  void stop() {
    task.stop();
  }

  private static final class Task extends PollingSourceTask {
    Task(FakeVendor vendor, ReadScheduler scheduler, MutableClock clock) {
      super(vendor, clock, RandomGenerator.of("L64X128MixRandom"), (name, streams) -> scheduler);
    }
  }
}
