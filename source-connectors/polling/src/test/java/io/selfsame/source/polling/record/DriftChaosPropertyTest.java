package io.selfsame.source.polling.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.DriftEvent;
import io.selfsame.contract.DriftKind;
import io.selfsame.contract.JsonText;
import io.selfsame.contract.SourceRecordField;
import io.selfsame.contract.document.AvroDocument;
import io.selfsame.schema.FieldType;
import io.selfsame.schema.KnownField;
import io.selfsame.schema.TypeChangePolicy;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Rows whose shape changes at random, thousands of times, through the connector's emission. */
class DriftChaosPropertyTest {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int PAGES = 30;
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private enum Mutation {
    DROP,
    RENAME,
    RETYPE,
    NEST,
    REORDER,
    FLAP,
    UNKNOWN_TOKEN,
    HUGE,
    UNICODE
  }

  @Property(tries = 100)
  void everyValueIsInTheRecordWhateverTheShape(
      @ForAll Random random, @ForAll("lossless") TypeChangePolicy policy) {
    Pipeline pipeline = new Pipeline(policy);
    ObjectNode row = firstRow();
    for (int page = 0; page < PAGES; page++) {
      List<VendorRow> rows = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(3); i++) {
        rows.add(VendorRow.upsert("r" + i, Optional.empty(), Optional.of(NOW), row.deepCopy()));
        row = mutate(row, random);
      }
      List<SourceRecord> records = pipeline.page(rows);
      for (int i = 0; i < rows.size(); i++) {
        SourceRecord record = records.get(records.size() - rows.size() + i);
        assertEquals(
            rows.get(i).fields().size(), pipeline.found((Struct) record.value(), rows.get(i)));
      }
    }
  }

  @Property(tries = 100)
  void x03EverySchemaReadsWhatWasWrittenWithTheOneBefore(
      @ForAll Random random, @ForAll("compatible") TypeChangePolicy policy) {
    Pipeline pipeline = new Pipeline(policy);
    ObjectNode row = firstRow();
    Optional<Schema> before = Optional.empty();
    for (int page = 0; page < PAGES; page++) {
      row = mutate(row, random);
      List<SourceRecord> records =
          pipeline.page(
              List.of(VendorRow.upsert("r", Optional.empty(), Optional.of(NOW), row.deepCopy())));
      Schema schema = records.get(records.size() - 1).valueSchema();
      before.ifPresent(old -> assertTrue(reads(schema, old) && reads(old, schema)));
      before = Optional.of(schema);
    }
  }

  @Property(tries = 100)
  void everyChangeOfShapeIsToldByAnEvent(@ForAll Random random) {
    Pipeline pipeline = new Pipeline(TypeChangePolicy.VARIANT);
    ObjectNode row = firstRow();
    pipeline.page(List.of(VendorRow.upsert("r", Optional.empty(), Optional.of(NOW), row)));
    Set<String> known = names(row);
    for (int page = 0; page < PAGES; page++) {
      row = mutate(row, random);
      int version = pipeline.offset.schema().version();
      pipeline.page(
          List.of(VendorRow.upsert("r", Optional.empty(), Optional.of(NOW), row.deepCopy())));
      Set<String> added = names(row);
      added.removeAll(known);
      known.addAll(added);
      assertEquals(added, pipeline.told(DriftKind.FIELD_ADDED), "new fields are told, once each");
      boolean changed = pipeline.offset.schema().version() != version;
      assertFalse(changed && pipeline.drift.isEmpty(), "no version without an event");
    }
  }

  @Property(tries = 60)
  void aFieldThatStaysAwayIsToldAndSoIsItsReturn(@ForAll Random random) {
    Pipeline pipeline = new Pipeline(TypeChangePolicy.VARIANT);
    ObjectNode row = firstRow();
    int before = 3 + random.nextInt(20);
    show(pipeline, row, before);
    JsonNode value = row.remove("status");
    Set<DriftKind> gone = show(pipeline, row, 12);
    row.set("status", value);
    Set<DriftKind> back = show(pipeline, row, 1);

    assertEquals(Set.of(DriftKind.FIELD_REMOVED), gone);
    assertEquals(Set.of(DriftKind.FIELD_RETURNED), back);
  }

  @Property(tries = 30)
  void x02FlippingShapesMakeNoNewVersions(@ForAll Random random) {
    Pipeline pipeline = new Pipeline(TypeChangePolicy.VARIANT);
    ObjectNode one = firstRow();
    ObjectNode other = mutate(mutate(mutate(one, random), random), random);
    show(pipeline, one, 1);
    show(pipeline, other, 1);
    int version = pipeline.offset.schema().version();
    for (int i = 0; i < 50; i++) {
      show(pipeline, i % 2 == 0 ? one : other, 1);
    }

    assertEquals(version, pipeline.offset.schema().version());
  }

  @Provide
  Arbitrary<TypeChangePolicy> lossless() {
    return Arbitraries.of(
        TypeChangePolicy.VARIANT, TypeChangePolicy.WIDEN, TypeChangePolicy.QUARANTINE);
  }

  @Provide
  Arbitrary<TypeChangePolicy> compatible() {
    return Arbitraries.of(TypeChangePolicy.VARIANT, TypeChangePolicy.QUARANTINE);
  }

  private static Set<DriftKind> show(Pipeline pipeline, ObjectNode row, int pages) {
    Set<DriftKind> kinds = new HashSet<>();
    for (int page = 0; page < pages; page++) {
      pipeline.page(
          List.of(VendorRow.upsert("r", Optional.empty(), Optional.of(NOW), row.deepCopy())));
      pipeline.drift.forEach(event -> kinds.add(event.kind()));
    }
    return kinds;
  }

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(avro(reader), avro(writer)).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  private static org.apache.avro.Schema avro(Schema schema) {
    return new org.apache.avro.Schema.Parser().parse(AvroDocument.of(schema).toString());
  }

  private static Set<String> names(ObjectNode row) {
    Set<String> names = new HashSet<>();
    row.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static ObjectNode firstRow() {
    ObjectNode row = NODES.objectNode();
    row.put("status", "open").put("age", 41).put("zip", "01234").put("vip", true);
    row.putObject("address").put("city", "Bern");
    row.putArray("tags").add("a");
    return row;
  }

  private static ObjectNode mutate(ObjectNode before, Random random) {
    ObjectNode row = before.deepCopy();
    List<String> names = new ArrayList<>(names(row));
    names.sort(null);
    String field = names.isEmpty() ? "f" : names.get(random.nextInt(names.size()));
    JsonNode value = row.path(field);
    switch (Mutation.values()[random.nextInt(Mutation.values().length)]) {
      case DROP, FLAP -> row.remove(field);
      case RENAME -> row.set("f" + random.nextInt(30), row.remove(field));
      case RETYPE -> row.set(field, value(random));
      case NEST -> row.putObject(field).set("inner", value);
      case REORDER -> row.set(field, row.remove(field));
      case UNKNOWN_TOKEN -> row.put("status", "state_" + random.nextInt(40));
      case HUGE -> row.put(field, "x".repeat(5_000));
      case UNICODE -> row.set("ünï.cödé " + random.nextInt(5), value(random));
    }
    return row;
  }

  private static JsonNode value(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.numberNode(random.nextLong());
      case 3 -> NODES.numberNode(new BigInteger("9").pow(40));
      case 4 -> NODES.numberNode(new BigDecimal("1.2300000000000000000001"));
      case 5 -> NODES.textNode("01234");
      case 6 -> NODES.textNode("\u0000\ud83d\ude00");
      case 7 -> NODES.objectNode().put("a", 1).set("b", NODES.arrayNode());
      default -> NODES.arrayNode().add(1).add("x").addNull();
    };
  }

  /** The records of one stream, page after page, with every offset stored and read back. */
  private static final class Pipeline {
    private final PageRecords records;
    private final TypeChangePolicy policy;
    private StreamOffset offset = StreamOffset.start();
    private List<DriftEvent> drift = List.of();

    Pipeline(TypeChangePolicy policy) {
      this.policy = policy;
      this.records =
          new PageRecords(
              new StreamCoordinates("chaos", "c", "row", "c."),
              new DriftPolicy(policy, false, false, NameStyle.VENDOR, Set.of()));
    }

    List<SourceRecord> page(List<VendorRow> rows) {
      StreamPosition next =
          offset.position().with("p", offset.position().number("p").orElse(0L) + 1);
      PageBatch batch =
          records.of(offset, new StreamPage(rows, next, false, Optional.empty()), NOW);
      offset = StreamOffset.from(batch.after().toMap());
      assertEquals(batch.after(), offset);
      drift = batch.drift();
      return batch.records();
    }

    Set<String> told(DriftKind kind) {
      Set<String> fields = new HashSet<>();
      drift.stream()
          .filter(event -> event.kind() == kind && !event.drift().equals("add-nested"))
          .forEach(event -> assertTrue(fields.add(event.field())));
      return fields;
    }

    /** How many of the row's fields the record has with the very value. */
    int found(Struct record, VendorRow row) {
      int found = 0;
      for (Map.Entry<String, JsonNode> entry : row.fields().properties()) {
        found += has(record, entry.getKey(), entry.getValue()) ? 1 : 0;
      }
      return found;
    }

    private boolean has(Struct record, String field, JsonNode value) {
      List<String> columns = new ArrayList<>(List.of(field));
      for (FieldType type : FieldType.values()) {
        columns.add(KnownField.variantName(field, type));
      }
      if (policy == TypeChangePolicy.QUARANTINE && record.get(RowSchema.QUARANTINE) != null) {
        JsonNode misfit = parse(record.getString(RowSchema.QUARANTINE)).path(field);
        if (misfit.toString().equals(value.toString())) {
          return true;
        }
      }
      if (value.isNull()) {
        return columns.stream().allMatch(name -> absent(record, name));
      }
      return columns.stream()
          .filter(name -> !absent(record, name) && !SourceRecordField.isMetadata(name))
          .anyMatch(name -> same(record.schema().field(name).schema(), record.get(name), value));
    }

    private static boolean absent(Struct record, String name) {
      return record.schema().field(name) == null || record.get(name) == null;
    }

    private static boolean same(Schema schema, Object column, JsonNode value) {
      if (JsonText.isJson(schema)) {
        return parse((String) column).toString().equals(parse(value.toString()).toString());
      }
      return value.isNumber()
          ? new BigDecimal(column.toString()).compareTo(value.decimalValue()) == 0
          : column.toString().equals(value.asText());
    }

    private static JsonNode parse(String text) {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException e) {
        throw new AssertionError("not JSON", e);
      }
    }
  }
}
