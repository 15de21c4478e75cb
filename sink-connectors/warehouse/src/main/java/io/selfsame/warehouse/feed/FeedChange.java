package io.selfsame.warehouse.feed;

import io.selfsame.warehouse.sql.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * What is now the state of something that changed.
 *
 * @param key in the order of {@link FeedTopic#key}
 * @param value in the order of {@link FeedTopic#valueColumns}; empty when it is no more
 * @param seq the place of the change in the outbox; 0 in a snapshot
 * @param at when it changed; of a snapshot when it was read
 */
public record FeedChange(FeedTopic topic, Row key, Optional<Row> value, long seq, Instant at) {}
