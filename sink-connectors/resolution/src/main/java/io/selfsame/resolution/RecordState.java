package io.selfsame.resolution;

import java.time.Instant;

/** What is known of a record now. */
public sealed interface RecordState permits LiveRecord, Grave {
  RecordRef ref();

  /** The time of the version that made this state; older versions change nothing. */
  Instant changedAt();
}
