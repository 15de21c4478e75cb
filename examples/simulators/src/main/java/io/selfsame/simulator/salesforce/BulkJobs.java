package io.selfsame.simulator.salesforce;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The query jobs of the org, and the accidents that wait for the next ones. Thread-safe. */
final class BulkJobs {
  /** What happens to a job. */
  sealed interface Accident {
    /** It ends in this state. */
    record End(String state, String message) implements Accident {}

    /** Its results lack rows it counts. */
    record Lose(int rows) implements Accident {}
  }

  private final Clock clock;
  private final Map<String, BulkJob> jobs = new ConcurrentHashMap<>();
  private final Deque<Accident> accidents = new ArrayDeque<>();
  private final AtomicLong count = new AtomicLong();
  private volatile int looksUntilDone = 1;

  BulkJobs(Clock clock) {
    this.clock = clock;
  }

  void looksUntilDone(int looks) {
    looksUntilDone = looks;
  }

  /** Lets the next job have an accident. */
  void plan(Accident accident) {
    synchronized (accidents) {
      accidents.add(accident);
    }
  }

  /** Forgets all jobs, as the org does after seven days. */
  void forget() {
    jobs.clear();
  }

  BulkJob create(String operation, String version, Queries.Rows rows) {
    Optional<Accident> accident = next();
    int missing =
        accident
            .filter(Accident.Lose.class::isInstance)
            .map(lose -> ((Accident.Lose) lose).rows())
            .orElse(0);
    BulkJob job =
        new BulkJob(
            "750" + String.format("%012dAAA", count.incrementAndGet()),
            operation,
            version,
            clock.instant(),
            rows,
            looksUntilDone,
            missing);
    accident
        .filter(Accident.End.class::isInstance)
        .map(Accident.End.class::cast)
        .ifPresent(end -> job.end(end.state(), end.message()));
    jobs.put(job.id(), job);
    return job;
  }

  BulkJob find(String id) {
    return Optional.ofNullable(jobs.get(id))
        .orElseThrow(
            () -> new ApiProblem(404, "NOT_FOUND", "The requested resource does not exist"));
  }

  void remove(String id) {
    jobs.remove(id);
  }

  private Optional<Accident> next() {
    synchronized (accidents) {
      return Optional.ofNullable(accidents.poll());
    }
  }
}
