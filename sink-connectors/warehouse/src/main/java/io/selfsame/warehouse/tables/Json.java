package io.selfsame.warehouse.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.GoldenRecord;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.Statement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The JSON columns, written the same way for the same content. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  /** {@code [["email","a@x.org"], ...]}. */
  static String keys(Collection<Key> keys) {
    ArrayNode all = MAPPER.createArrayNode();
    keys.forEach(key -> all.addArray().add(key.type()).add(key.value()));
    return write(all);
  }

  static SortedSet<Key> keys(String json) {
    SortedSet<Key> keys = new TreeSet<>();
    read(json).forEach(key -> keys.add(new Key(key.get(0).textValue(), key.get(1).textValue())));
    return keys;
  }

  /** {@code [["crm","Contact","1"], ...]}. */
  static String refs(Collection<RecordRef> refs) {
    ArrayNode all = MAPPER.createArrayNode();
    refs.forEach(ref -> add(all.addArray(), ref));
    return write(all);
  }

  static SortedSet<RecordRef> refs(String json) {
    SortedSet<RecordRef> refs = new TreeSet<>();
    read(json)
        .forEach(
            ref ->
                refs.add(
                    new RecordRef(
                        ref.get(0).textValue(), ref.get(1).textValue(), ref.get(2).textValue())));
    return refs;
  }

  /** {@code {"marketing_email": {"status": .., "at": .., "evidence": ..}, ...}}. */
  static String statements(Map<String, Statement> statements) {
    ObjectNode all = MAPPER.createObjectNode();
    statements.forEach(
        (purpose, statement) -> {
          ObjectNode one = all.putObject(purpose).put("status", statement.status().name());
          statement.at().ifPresent(at -> one.put("at", at.toString()));
          one.put("evidence", statement.evidence());
        });
    return write(all);
  }

  static SortedMap<String, Statement> statements(String json) {
    SortedMap<String, Statement> statements = new TreeMap<>();
    read(json)
        .properties()
        .forEach(
            entry -> {
              JsonNode one = entry.getValue();
              statements.put(
                  entry.getKey(),
                  new Statement(
                      entry.getKey(),
                      ConsentStatus.valueOf(one.get("status").textValue()),
                      Optional.ofNullable(one.get("at")).map(at -> Instant.parse(at.textValue())),
                      one.get("evidence").textValue()));
            });
    return statements;
  }

  /** {@code {"email": {"records": 8, "fill_rate": 0.8}, ...}}. */
  static String identifiers(Map<String, Long> counts, long records) {
    ObjectNode all = MAPPER.createObjectNode();
    counts.forEach(
        (type, count) ->
            all.putObject(type)
                .put("records", count)
                .put(
                    "fill_rate",
                    BigDecimal.valueOf(count)
                        .divide(BigDecimal.valueOf(records), 4, RoundingMode.HALF_UP)
                        .stripTrailingZeros()));
    return write(all);
  }

  static SortedMap<String, Long> identifiers(String json) {
    SortedMap<String, Long> counts = new TreeMap<>();
    read(json)
        .properties()
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue().get("records").longValue()));
    return counts;
  }

  /** {@code {"email": ["crm","Contact","1"], ...}}: from which record each value came. */
  static String provenance(Map<String, GoldenRecord.Value> values) {
    ObjectNode all = MAPPER.createObjectNode();
    values.forEach((attribute, value) -> add(all.putArray(attribute), value.from()));
    return write(all);
  }

  private static void add(ArrayNode array, RecordRef ref) {
    array.add(ref.source()).add(ref.object()).add(ref.id());
  }

  private static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }

  private static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw new IllegalStateException("a JSON column of the warehouse was damaged");
    }
  }
}
