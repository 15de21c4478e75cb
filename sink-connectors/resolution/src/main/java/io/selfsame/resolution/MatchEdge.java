package io.selfsame.resolution;

/**
 * Why two records are in one profile.
 *
 * @param a held the key before (by creation time, then reference) {@code b}
 * @param key what both hold
 * @param rulesVersion the rules under which they were joined
 */
public record MatchEdge(RecordRef a, RecordRef b, Key key, String rulesVersion) {}
