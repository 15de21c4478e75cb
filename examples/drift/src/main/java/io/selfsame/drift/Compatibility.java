package io.selfsame.drift;

import io.selfsame.contract.document.AvroDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.kafka.connect.data.Schema;

/** Checks each new schema of a topic against the one before, by Avro's own rules. */
final class Compatibility {
  private final Map<String, org.apache.avro.Schema> newest = new LinkedHashMap<>();
  private final Map<Schema, Boolean> seen = new LinkedHashMap<>();
  private int breakages;
  private int schemas;

  void emitted(String topic, Schema schema) {
    if (seen.put(schema, true) != null) {
      return;
    }
    org.apache.avro.Schema next =
        new org.apache.avro.Schema.Parser().parse(AvroDocument.of(schema).toString());
    org.apache.avro.Schema before = newest.put(topic, next);
    if (before != null && !before.equals(next)) {
      breakages += canRead(next, before) ? 0 : 1;
    }
    schemas++;
  }

  /** BACKWARD: a consumer with the new schema reads what was written with the old. */
  private static boolean canRead(org.apache.avro.Schema reader, org.apache.avro.Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  int breakages() {
    return breakages;
  }

  int schemas() {
    return schemas;
  }
}
