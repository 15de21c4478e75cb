package io.selfsame.sink.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Drives a task as a worker and its consumer do: positions, rewinds, pauses, commits, rebalances
 * and sudden death. The group's committed offsets outlive a task.
 */
final class SimulatedWorker {
  private final Map<TopicPartition, List<SinkRecord>> log;
  private final FakeWarehouse warehouse;
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final List<FakeContext.Letter> deadLetters = new ArrayList<>();
  private final MutableClock clock = new MutableClock();
  private FakeContext context = new FakeContext(true);
  private UnifiedProfileSinkTask task;

  SimulatedWorker(Map<TopicPartition, List<SinkRecord>> log, FakeWarehouse warehouse) {
    this.log = log;
    this.warehouse = warehouse;
    startTask();
  }

  /** The task dies without a farewell and another takes over. */
  void kill() {
    deadLetters.addAll(context.deadLetters);
    startTask();
  }

  /** One round of the worker's loop. */
  void poll(int count) {
    clock.advance(Duration.ofMillis(200));
    applyRewinds();
    List<SinkRecord> records = new ArrayList<>();
    log.forEach(
        (partition, all) -> {
          if (!context.paused.contains(partition)) {
            int from = Math.toIntExact(positions.get(partition));
            int to = Math.min(all.size(), from + count);
            records.addAll(all.subList(from, to));
            positions.put(partition, (long) to);
          }
        });
    task.put(records);
  }

  void commit() {
    task.preCommit(Map.of()).forEach((partition, next) -> committed.put(partition, next.offset()));
  }

  /** A partition goes away, with or without a last commit, and comes back. */
  void rebalance(TopicPartition partition, boolean lost) {
    if (!lost) {
      commit();
    }
    task.close(List.of(partition));
    open(List.of(partition));
  }

  /** Time passes until everything is stored. */
  void settle() {
    for (int round = 0; round < 200; round++) {
      poll(5);
    }
    clock.advance(Duration.ofMinutes(1));
    poll(5);
    commit();
    deadLetters.addAll(context.deadLetters);
  }

  List<FakeContext.Letter> deadLetters() {
    return deadLetters;
  }

  Set<TopicPartition> partitions() {
    return log.keySet();
  }

  private void startTask() {
    context = new FakeContext(true);
    task = new UnifiedProfileSinkTask(settings -> warehouse, clock);
    task.initialize(context);
    task.start(
        Map.of(
            "name", "simulated",
            "connection.url", "jdbc:duckdb:unused",
            "batch.max.records", "4",
            "flush.interval.ms", "300",
            "retry.backoff.ms", "10",
            "retry.backoff.max.ms", "500"));
    open(log.keySet());
  }

  private void open(Collection<TopicPartition> partitions) {
    partitions.forEach(
        partition -> {
          positions.put(partition, committed.getOrDefault(partition, 0L));
          context.paused.remove(partition);
        });
    task.open(List.copyOf(partitions));
  }

  private void applyRewinds() {
    positions.putAll(context.rewound);
    context.rewound.clear();
  }
}
