package io.selfsame.resolution;

import java.time.Instant;
import java.util.Comparator;

/** Older records first: creation time (unknown is last), then reference. */
final class Seniority {
  static final Comparator<LiveRecord> ORDER =
      Comparator.<LiveRecord, Instant>comparing(record -> record.createdAt().orElse(Instant.MAX))
          .thenComparing(LiveRecord::ref);

  private Seniority() {}
}
