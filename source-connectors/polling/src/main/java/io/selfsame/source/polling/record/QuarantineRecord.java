package io.selfsame.source.polling.record;

import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.vendor.RejectedRow;
import java.time.Instant;
import java.util.Date;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;

/**
 * What {@code <topic.prefix>quarantine} holds: where a row is that was left out, and why; nothing
 * of what is in it.
 */
public final class QuarantineRecord {
  public static final Schema SCHEMA =
      SchemaBuilder.struct()
          .name("io.selfsame.QuarantinedRow")
          .version(1)
          .doc("A row that was left out, too long or malformed as it was.")
          .field("source", Schema.STRING_SCHEMA)
          .field("object", Schema.STRING_SCHEMA)
          .field("part", Schema.OPTIONAL_STRING_SCHEMA)
          .field("id", text("The vendor's id, when it could be read."))
          .field("reason", Schema.STRING_SCHEMA)
          .field("element", number("Which row of the answer, from 0."))
          .field("position", text("The stream's position that the answer was asked from."))
          .field("observed_at", Timestamp.SCHEMA)
          .build();

  private QuarantineRecord() {}

  static Struct of(
      StreamCoordinates stream, StreamOffset before, RejectedRow row, Instant observedAt) {
    Struct record =
        new Struct(SCHEMA)
            .put("source", stream.source())
            .put("object", stream.object())
            .put("reason", row.code())
            .put("position", new TreeMap<>(before.position().values()).toString())
            .put("observed_at", Date.from(observedAt));
    row.id().ifPresent(id -> record.put("id", id));
    row.element().ifPresent(element -> record.put("element", element));
    if (!stream.part().isEmpty()) {
      record.put("part", stream.part());
    }
    return record;
  }

  private static Schema text(String doc) {
    return SchemaBuilder.string().optional().doc(doc).build();
  }

  private static Schema number(String doc) {
    return SchemaBuilder.int64().optional().doc(doc).build();
  }
}
