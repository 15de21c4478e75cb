package io.selfsame.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SchemaObserverPropertyTest {

  @Property(tries = 500)
  void everyValueOfAPageFitsItsFieldAfterwards(
      @ForAll("rows") List<String> before, @ForAll("rows") List<String> page) {
    StreamSchema known = observe(StreamSchema.unseen(), before).schema();
    List<ObjectNode> rows = SampleRows.rows(page.toArray(String[]::new));

    StreamSchema schema = observe(known, page).schema();

    for (ObjectNode row : rows) {
      for (Map.Entry<String, JsonNode> entry : row.properties()) {
        KnownField field = schema.fields().get(entry.getKey());
        assertTrue(
            entry.getValue().isNull()
                || FieldValue.fits(field.type().orElseThrow(), entry.getValue()));
      }
    }
  }

  @Property(tries = 500)
  void theFinalTypesDependNeitherOnOrderNorOnPages(
      @ForAll("rows") List<String> rows, @ForAll Random random) {
    StreamSchema atOnce = observe(StreamSchema.unseen(), rows).schema();
    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, random);
    StreamSchema oneByOne = StreamSchema.unseen();
    for (String row : shuffled) {
      oneByOne = observe(oneByOne, List.of(row)).schema();
    }

    assertEquals(Set.copyOf(atOnce.typedFields()), Set.copyOf(oneByOne.typedFields()));
  }

  @Property(tries = 500)
  void aStoredSchemaComesBackTheSame(@ForAll("rows") List<String> rows) {
    StreamSchema schema = observe(StreamSchema.unseen(), rows).schema();

    StreamSchema read = StreamSchemaFormat.read(StreamSchemaFormat.write(schema));

    assertEquals(schema, read);
    assertEquals(
        new ArrayList<>(schema.fields().keySet()), new ArrayList<>(read.fields().keySet()));
  }

  @Property(tries = 500)
  void aShapeHasOneVersion(@ForAll("rows") List<String> rows) {
    StreamSchema schema = StreamSchema.unseen();
    Map<Integer, Set<KnownField>> shapes = new HashMap<>();
    for (String row : rows) {
      schema = observe(schema, List.of(row)).schema();
      if (schema.isUnseen()) {
        continue;
      }
      Set<KnownField> shape = new HashSet<>(schema.typedFields());
      assertEquals(shape, shapes.computeIfAbsent(schema.version(), version -> shape));
    }
    assertEquals(shapes.size(), new HashSet<>(shapes.values()).size());
  }

  @Provide
  Arbitrary<List<String>> rows() {
    Arbitrary<String> value =
        Arbitraries.of(
            "null",
            "true",
            "1",
            "-9223372036854775808",
            "9223372036854775808",
            "1.50",
            "'text'",
            "'2024-01-01'",
            "{'a':1}",
            "[1,2]");
    Arbitrary<String> field = Arbitraries.of("a", "b", "c.d", "ünï");
    return Arbitraries.maps(field, value)
        .ofMaxSize(4)
        .map(SchemaObserverPropertyTest::json)
        .list()
        .ofMaxSize(8);
  }

  private static String json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(entry -> "'" + entry.getKey() + "':" + entry.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Observation observe(StreamSchema known, List<String> rows) {
    return SchemaObserver.observe(
        known,
        Optional.empty(),
        SampleRows.observed(rows.toArray(String[]::new)),
        TypeChangePolicy.WIDEN);
  }
}
