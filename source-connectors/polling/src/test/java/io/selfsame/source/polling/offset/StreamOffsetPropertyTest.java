package io.selfsame.source.polling.offset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.SchemaObserver;
import io.selfsame.schema.StreamSchema;
import io.selfsame.schema.TypeChangePolicy;
import io.selfsame.schema.path.ObservedRow;
import io.selfsame.source.polling.vendor.StreamPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.connect.json.JsonConverter;

class StreamOffsetPropertyTest {

  @Property(tries = 500)
  void anOffsetComesBackTheSameFromTheWorkersStorage(
      @ForAll("positions") Map<String, Object> position,
      @ForAll("fields") Map<String, Integer> fields) {
    StreamOffset offset = new StreamOffset(new StreamPosition(position), schema(fields));

    assertEquals(offset, StreamOffset.from(stored(offset.toMap())));
  }

  @Property(tries = 500)
  void entriesOfALaterBuildAreIgnored(@ForAll("positions") Map<String, Object> position) {
    StreamOffset offset = new StreamOffset(new StreamPosition(position), StreamSchema.unseen());
    Map<String, Object> map = new HashMap<>(offset.toMap());
    map.put("checksum", "ab12");

    assertEquals(offset, StreamOffset.from(map));
  }

  @Provide
  Arbitrary<Map<String, Object>> positions() {
    Arbitrary<Object> value =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(20).map(text -> (Object) text),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.integers().map(number -> (Object) number),
            Arbitraries.of(true, false).map(flag -> (Object) flag));
    return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8), value)
        .ofMaxSize(5);
  }

  @Provide
  Arbitrary<Map<String, Integer>> fields() {
    return Arbitraries.maps(
            Arbitraries.strings().ofMinLength(1).ofMaxLength(10), Arbitraries.integers())
        .ofMaxSize(5);
  }

  private static StreamSchema schema(Map<String, Integer> fields) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    fields.forEach(row::put);
    return SchemaObserver.observe(
            StreamSchema.unseen(),
            Optional.empty(),
            List.of(new ObservedRow("a", row)),
            TypeChangePolicy.VARIANT)
        .schema();
  }

  /** As Connect stores offsets: JSON without schemas. */
  @SuppressWarnings("unchecked") // a map went in
  private static Map<String, Object> stored(Map<String, Object> offset) {
    try (JsonConverter converter = new JsonConverter()) {
      converter.configure(Map.of("schemas.enable", "false"), false);
      byte[] bytes = converter.fromConnectData("offsets", null, offset);
      return (Map<String, Object>) converter.toConnectData("offsets", bytes).value();
    }
  }
}
