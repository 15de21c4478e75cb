package io.selfsame.resolution;

import java.time.Instant;

/**
 * A denial that outlived its record: whoever holds the key is held to it.
 *
 * @param since when the denial was first known
 */
public record Suppression(Key key, String purpose, Instant since) {}
