package io.selfsame.contract;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * The records on {@code <topic.prefix>stream-status}: how each stream of a source connector is
 * doing. {@code part} is null for a whole object.
 */
public final class StreamStatusSchema {
  public static final Schema KEY =
      SchemaBuilder.struct()
          .name("io.selfsame.StreamStatusKey")
          .version(1)
          .field("source", Schema.STRING_SCHEMA)
          .field("object", Schema.STRING_SCHEMA)
          .field("part", Schema.OPTIONAL_STRING_SCHEMA)
          .build();

  public static final Schema VALUE =
      SchemaBuilder.struct()
          .name("io.selfsame.StreamStatus")
          .version(1)
          .field("source", Schema.STRING_SCHEMA)
          .field("object", Schema.STRING_SCHEMA)
          .field("part", Schema.OPTIONAL_STRING_SCHEMA)
          .field("status", Schema.STRING_SCHEMA)
          .field("code", Schema.STRING_SCHEMA)
          .field("since", Timestamp.SCHEMA)
          .field("observed_at", Timestamp.SCHEMA)
          .build();

  private StreamStatusSchema() {}
}
