package io.selfsame.sink.changes;

import io.selfsame.contract.JsonText;
import io.selfsame.warehouse.feed.FeedAttributes;
import io.selfsame.warehouse.feed.FeedChange;
import io.selfsame.warehouse.feed.FeedTopic;
import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.Row;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Changes as messages: flat structs of texts, numbers and timestamps, which every converter and
 * nearly every sink can take. The key's fields are in the value too. Gone things are tombstones.
 */
final class FeedMessages {
  private static final Map<FeedTopic, String> NAMES =
      Map.of(
          FeedTopic.PROFILES, "io.selfsame.feed.Profile",
          FeedTopic.CONSENTS, "io.selfsame.feed.Consent",
          FeedTopic.CONTACT_POINTS, "io.selfsame.feed.ContactPoint",
          FeedTopic.REVIEWS, "io.selfsame.feed.Review");

  private final String prefix;
  private final Map<FeedTopic, Schema> keys = new EnumMap<>(FeedTopic.class);
  private final Map<FeedTopic, Schema> values = new EnumMap<>(FeedTopic.class);

  FeedMessages(String prefix, FeedAttributes attributes) {
    this.prefix = prefix;
    for (FeedTopic topic : FeedTopic.values()) {
      keys.put(topic, schema(NAMES.get(topic) + "Key", topic.key(), topic));
      values.put(topic, schema(NAMES.get(topic), topic.valueColumns(attributes), topic));
    }
  }

  /** A change as a message. */
  SourceRecord message(FeedChange change, Map<String, ?> partition, FeedOffset offset) {
    FeedTopic topic = change.topic();
    Schema keySchema = keys.get(topic);
    boolean gone = change.value().isEmpty();
    Schema valueSchema = gone ? null : values.get(topic);
    return new SourceRecord(
        partition,
        offset.toMap(),
        prefix + topic.suffix(),
        null,
        keySchema,
        struct(keySchema, change.key()),
        valueSchema,
        gone ? null : struct(valueSchema, change.value().get()),
        change.at().toEpochMilli());
  }

  private static Schema schema(String name, List<Column> columns, FeedTopic topic) {
    SchemaBuilder builder = SchemaBuilder.struct().name(name).version(1);
    for (Column column : columns) {
      boolean required = topic.key().contains(column);
      builder.field(
          column.name(),
          required ? type(column).required().build() : type(column).optional().build());
    }
    return builder.build();
  }

  private static SchemaBuilder type(Column column) {
    return switch (column.type()) {
      case TEXT, UUID -> SchemaBuilder.string();
      case JSON -> SchemaBuilder.string().name(JsonText.LOGICAL_NAME);
      case BIGINT -> SchemaBuilder.int64();
      case DOUBLE -> SchemaBuilder.float64();
      case BOOLEAN -> SchemaBuilder.bool();
      case TIMESTAMP -> Timestamp.builder();
    };
  }

  private static Struct struct(Schema schema, Row row) {
    Struct struct = new Struct(schema);
    for (int i = 0; i < row.size(); i++) {
      int field = i;
      row.any(i).ifPresent(value -> struct.put(schema.fields().get(field), plain(value)));
    }
    return struct;
  }

  private static Object plain(Object value) {
    if (value instanceof UUID id) {
      return id.toString();
    }
    return value instanceof Instant time ? Date.from(time) : value;
  }
}
