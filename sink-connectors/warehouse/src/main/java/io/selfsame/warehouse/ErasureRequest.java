package io.selfsame.warehouse;

import io.selfsame.resolution.Key;
import io.selfsame.resolution.RecordRef;
import java.time.Instant;

/** Somebody asked to be forgotten. */
public sealed interface ErasureRequest {
  /** When; newer versions of their records come too late all the same. */
  Instant at();

  /** Whoever a record stands for. */
  record OfRecord(RecordRef ref, Instant at) implements ErasureRequest {}

  /** Everybody who holds an address, a number or an id, standardized. */
  record OfKey(Key key, Instant at) implements ErasureRequest {}
}
