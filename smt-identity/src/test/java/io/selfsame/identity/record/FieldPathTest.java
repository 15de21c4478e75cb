package io.selfsame.identity.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
  @Test
  void dotsSeparateNamesAndBackticksKeepThem() {
    assertEquals(List.of("a", "b_c", "d"), FieldPath.parse("a.b_c.d").names());
    assertEquals(List.of("a", "b.c"), FieldPath.parse("a.`b.c`").names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "`a", " "})
  void aPathWithAnEmptyNameOrAnOpenBacktickIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> FieldPath.parse(text));
  }

  @Test
  void aFlattenedFieldIsFoundByTheWholePath() {
    Schema schema = SchemaBuilder.struct().field("a.b", Schema.STRING_SCHEMA).build();
    FieldAccess access =
        FieldAccess.inStruct(FieldPath.parse("a.b"), schema, "things").orElseThrow();

    assertEquals(
        Optional.of("x"), access.readText(new RecordValue(new Struct(schema).put("a.b", "x"))));
    assertEquals(
        Optional.of("x"),
        FieldAccess.inMap(FieldPath.parse("a.b"), "things")
            .readText(new RecordValue(Map.of("a.b", "x"))));
  }

  @Test
  void aValueThatTravelsInAVariantOfItsFieldIsFound() {
    Schema schema =
        SchemaBuilder.struct()
            .field("phone", Schema.OPTIONAL_INT64_SCHEMA)
            .field("phone__string", Schema.OPTIONAL_STRING_SCHEMA)
            .build();
    FieldAccess access =
        FieldAccess.inStruct(FieldPath.parse("phone"), schema, "things").orElseThrow();

    assertEquals(
        Optional.of("+49 30 1"),
        access.readText(new RecordValue(new Struct(schema).put("phone__string", "+49 30 1"))));
    assertEquals(
        Optional.of("4930"),
        access.readText(new RecordValue(new Struct(schema).put("phone", 4930L))));
  }

  @Test
  void nestedStructsAndMapsAndJsonTextsReadAlike() {
    Schema inner = SchemaBuilder.struct().field("b", Schema.OPTIONAL_INT64_SCHEMA).build();
    Schema schema = SchemaBuilder.struct().field("a", inner).build();
    Struct struct = new Struct(schema).put("a", new Struct(inner).put("b", 5L));
    FieldPath path = FieldPath.parse("a.b");

    assertEquals(
        Optional.of("5"),
        FieldAccess.inStruct(path, schema, "things")
            .flatMap(access -> access.readText(new RecordValue(struct))));
    FieldAccess inMap = FieldAccess.inMap(path, "things");
    assertEquals(Optional.of("5"), inMap.readText(new RecordValue(Map.of("a", Map.of("b", 5)))));
    assertEquals(Optional.of("5"), inMap.readText(new RecordValue(Map.of("a", "{\"b\":5.0}"))));
    assertEquals(Optional.empty(), inMap.readText(new RecordValue(Map.of("a", "plain"))));
    assertEquals(Optional.empty(), inMap.readText(new RecordValue(Map.of("a", "{\"b\":null}"))));
  }

  @Test
  void aNumberThatLostItsTypeKeepsItsDigits() {
    FieldAccess id = FieldAccess.inMap(FieldPath.parse("id"), "things");

    assertEquals(
        Optional.of("1263531659969"),
        id.readText(new RecordValue(Map.of("id", 1.263531659969e12))));
    assertEquals(
        Optional.of("1263531659969"), id.readText(new RecordValue(Map.of("id", 1263531659969L))));
  }
}
