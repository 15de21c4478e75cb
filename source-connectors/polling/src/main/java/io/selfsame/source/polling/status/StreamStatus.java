package io.selfsame.source.polling.status;

import io.selfsame.contract.StreamStatusSchema;
import java.time.Instant;
import java.util.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * The state of one stream, published to {@code <topic.prefix>stream-status} when it changes and, at
 * a bounded pace, to carry the offset of a stream that moves without rows. Carries names and codes,
 * never values.
 *
 * @param source the configured source name
 * @param object the vendor's object
 * @param part which part of it; empty for the whole
 * @param code why, short and stable; empty when all is well
 * @param since when the state began
 * @param observedAt when this was written
 */
public record StreamStatus(
    String source,
    String object,
    String part,
    StreamState state,
    String code,
    Instant since,
    Instant observedAt) {

  /** Two parts of an object are two keys, so that compaction keeps the last state of each. */
  public static final Schema KEY_SCHEMA = StreamStatusSchema.KEY;

  public static final Schema SCHEMA = StreamStatusSchema.VALUE;

  /** Returns the key as a Struct of {@link #KEY_SCHEMA}. */
  public Struct key() {
    return new Struct(KEY_SCHEMA)
        .put("source", source)
        .put("object", object)
        .put("part", optionalPart());
  }

  /** Returns the value as a Struct of {@link #SCHEMA}. */
  public Struct toStruct() {
    return new Struct(SCHEMA)
        .put("source", source)
        .put("object", object)
        .put("part", optionalPart())
        .put("status", state.wireName())
        .put("code", code)
        .put("since", Date.from(since))
        .put("observed_at", Date.from(observedAt));
  }

  /** Connect writes an absent optional field as null. */
  private String optionalPart() {
    return part.isEmpty() ? null : part;
  }
}
