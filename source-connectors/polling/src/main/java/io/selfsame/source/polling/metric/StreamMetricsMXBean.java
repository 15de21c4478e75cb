package io.selfsame.source.polling.metric;

/**
 * The measurements of one stream of one task, under {@code
 * io.selfsame:type=source-stream,connector=..,task=..,object=..[,part=..]}. Counters start at zero
 * with the task.
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

  /** Rows left out because they were too long or malformed. */
  long getRejectedRows();

  /** Rows with a value that did not fit its field and went to {@code _quarantined}. */
  long getQuarantinedRows();

  /** Requests sent to the vendor, failed ones too. */
  long getCalls();

  /** Calls left of the vendor's allowance; -1 when the vendor does not tell. */
  long getQuotaLeft();

  /**
   * Milliseconds between now and the time up to which every change has been read. Where the stream
   * cannot tell: 0 when caught up, else the age of the newest row's change; -1 when unknown.
   */
  long getLagMillis();

  /** Milliseconds since the worker was last given an offset of the stream; -1 when never. */
  long getOffsetAgeMillis();

  /**
   * {@code running}, {@code forbidden}, {@code quota}, {@code stalled}, {@code failing}, {@code
   * empty}.
   */
  String getStatus();

  /** Why the status is what it is; empty when running. */
  String getStatusCode();

  /** Milliseconds since the status last changed. */
  long getStatusAgeMillis();

  /** Whether the last read left nothing more to read. */
  boolean isCaughtUp();

  /** Code of the last failure since the last success; empty when all is well. */
  String getLastErrorCode();
}
