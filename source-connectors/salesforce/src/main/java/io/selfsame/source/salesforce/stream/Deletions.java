package io.selfsame.source.salesforce.stream;

import java.time.Instant;
import java.util.List;

/**
 * What the replication log says was deleted.
 *
 * @param coveredUntil how far the log was complete: where the next interval starts. It can lag.
 */
public record Deletions(List<Deletion> deletions, Instant coveredUntil) {

  /** A row that was deleted, to the recycle bin or for good. */
  public record Deletion(String id, Instant at) {}

  public Deletions {
    deletions = List.copyOf(deletions);
  }
}
