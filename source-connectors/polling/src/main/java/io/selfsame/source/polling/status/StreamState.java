package io.selfsame.source.polling.status;

import java.util.Locale;

/** How a stream is doing. */
public enum StreamState {
  /** It is read. */
  RUNNING,
  /** The vendor does not let it be read; it is tried again at intervals. */
  FORBIDDEN,
  /** It waits for the allowance of the day. */
  QUOTA,
  /** The vendor has newer data than is read, and nothing moves. */
  STALLED,
  /** Reading it fails again and again; it is tried again. */
  FAILING,
  /** It is read without failures, but has never given a row. */
  EMPTY;

  /** The name in records and metrics. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
