package io.selfsame.sink.profile.flush;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to flush and how to wait.
 *
 * @param maxRecords records that fill a batch
 * @param maxBytes bytes on the heap that fill a batch
 * @param interval the longest a record waits for its batch to fill
 * @param firstBackoff the longest wait after a first failure; it doubles with each further one
 * @param longestBackoff the longest wait after any failure
 * @param random spreads waits
 */
public record FlushSettings(
    int maxRecords,
    long maxBytes,
    Duration interval,
    Duration firstBackoff,
    Duration longestBackoff,
    RandomGenerator random) {}
