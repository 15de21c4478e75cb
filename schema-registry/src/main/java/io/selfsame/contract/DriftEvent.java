package io.selfsame.contract;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/**
 * One departure from the known shape of a stream, published to {@code
 * <topic.prefix>schema-changes}. Carries names and types, never values.
 *
 * @param source the configured source name
 * @param stream the vendor's object
 * @param before the type before, absent for a new field
 * @param after the type after, absent for a removed field
 * @param action what was done about it
 * @param related of a suspected rename, the path that seems to have followed
 * @param drift the finer name of what happened, for example {@code move-nested}
 * @param windows over how many pages with rows it was seen; 1 when one was enough
 */
public record DriftEvent(
    String source,
    String stream,
    DriftKind kind,
    String field,
    Optional<String> before,
    Optional<String> after,
    DriftSeverity severity,
    int versionBefore,
    int versionAfter,
    Instant observedAt,
    String action,
    Optional<String> related,
    String drift,
    int windows) {

  public static final Schema SCHEMA =
      SchemaBuilder.struct()
          .name("io.selfsame.DriftEvent")
          .version(2)
          .field("source", Schema.STRING_SCHEMA)
          .field("stream", Schema.STRING_SCHEMA)
          .field("kind", Schema.STRING_SCHEMA)
          .field("field", Schema.STRING_SCHEMA)
          .field("before", Schema.OPTIONAL_STRING_SCHEMA)
          .field("after", Schema.OPTIONAL_STRING_SCHEMA)
          .field("severity", Schema.STRING_SCHEMA)
          .field("version_before", Schema.INT32_SCHEMA)
          .field("version_after", Schema.INT32_SCHEMA)
          .field("observed_at", Timestamp.SCHEMA)
          .field("action", Schema.STRING_SCHEMA)
          .field("related", Schema.OPTIONAL_STRING_SCHEMA)
          .field("drift", Schema.OPTIONAL_STRING_SCHEMA)
          .field("windows", Schema.OPTIONAL_INT32_SCHEMA)
          .build();

  /** Returns this event as a Struct of {@link #SCHEMA}. */
  public Struct toStruct() {
    return new Struct(SCHEMA)
        .put("source", source)
        .put("stream", stream)
        .put("kind", kind.wireName())
        .put("field", field)
        .put("before", before.orElse(null))
        .put("after", after.orElse(null))
        .put("severity", severity.wireName())
        .put("version_before", versionBefore)
        .put("version_after", versionAfter)
        .put("observed_at", Date.from(observedAt))
        .put("action", action)
        .put("related", related.orElse(null))
        .put("drift", drift)
        .put("windows", windows);
  }
}
