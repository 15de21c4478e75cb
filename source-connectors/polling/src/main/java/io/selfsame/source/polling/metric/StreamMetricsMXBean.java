package io.selfsame.source.polling.metric;

/**
 * The measurements of one stream of one task, under {@code
 * io.selfsame:type=source-stream,connector=..,task=..,object=..}. Counters start at zero with the
 * task.
 */
public interface StreamMetricsMXBean {

  /** Rows handed to the worker. */
  long getRecords();

  /** Successful reads of a page. */
  long getReads();

  /** Failed reads. */
  long getFailures();

  /** Milliseconds waited because the vendor asked for less. */
  long getThrottledMillis();

  /** Drift events emitted. */
  long getDriftEvents();

  /** Version of the stream's schema. */
  int getSchemaVersion();

  /** Milliseconds between the newest row's change and now; 0 when caught up, -1 when unknown. */
  long getLagMillis();

  /** Whether the last read left nothing more to read. */
  boolean isCaughtUp();

  /** Code of the last failure since the last success; empty when all is well. */
  String getLastErrorCode();
}
