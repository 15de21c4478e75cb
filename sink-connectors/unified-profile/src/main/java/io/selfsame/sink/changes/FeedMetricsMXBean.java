package io.selfsame.sink.changes;

/** What a change feed did since it started. */
public interface FeedMetricsMXBean {
  /** Messages published, tombstones included. */
  long getPublished();

  /** Tombstones published. */
  long getTombstones();

  /** Messages of the present state, published before changes are followed. */
  long getSnapshotMessages();

  /** Changes of the outbox not published yet, when it was last read. */
  long getLag();

  /** Number of the last change whose publication is committed. */
  long getCommittedPosition();

  /** Times the warehouse could not be reached. */
  long getRetries();
}
