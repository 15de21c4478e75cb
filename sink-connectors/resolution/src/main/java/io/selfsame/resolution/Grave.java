package io.selfsame.resolution;

import java.time.Instant;

/**
 * A record that is gone: nothing personal is left.
 *
 * @param erased whether the person asked to be forgotten, rather than the vendor deleting a row
 */
public record Grave(RecordRef ref, Instant changedAt, boolean erased) implements RecordState {}
