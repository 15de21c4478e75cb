package io.selfsame.sink.profile.metrics;

/** What one sink task did since it started. */
public interface SinkMetricsMXBean {
  /** Records stored. */
  long getRecords();

  /** Batches stored. */
  long getBatches();

  /** Profiles created or split off, less those merged, deleted or erased. */
  long getProfiles();

  /** Times the warehouse could not be reached or would not take a batch for the time being. */
  long getRetries();

  /** Records that went to the dead-letter queue. */
  long getDeadLetters();

  /** Milliseconds the last flush took. */
  long getLastFlushMs();
}
