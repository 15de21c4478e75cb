package io.selfsame.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.DriftKind;
import io.selfsame.schema.path.ObservedRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SchemaObserverTest {
  private StreamSchema schema = StreamSchema.unseen();

  @Test
  void theFirstSightOfAStreamIsNotDrift() {
    assertEquals(List.of(), see("{'id':'a','age':1}"));
    assertEquals(1, schema.version());
  }

  @Test
  void aFieldThatIsNewIsAddedOnce() {
    see("{'id':'a'}");

    List<SchemaChange> changes = see("{'id':'a','name':'n'}", "{'id':'b','name':'m'}");

    assertEquals(List.of(DriftKind.FIELD_ADDED), kinds(changes));
    assertEquals("name", changes.get(0).field());
    assertEquals(Optional.of("string"), changes.get(0).after());
    assertEquals(2, schema.version());
    assertEquals(List.of(), see("{'id':'a','name':'n'}"));
  }

  @Test
  void aValueThatDoesNotFitWidensTheType() {
    see("{'n':1}");

    assertEquals("type_widened int64 decimal", told(see("{'n':1.5}")));
    assertEquals("type_widened decimal string", told(see("{'n':'x'}")));
    assertEquals("type_incompatible string json", told(see("{'n':{}}")));
    assertEquals(List.of(), see("{'n':1}", "{'n':true}", "{'n':'x'}"), "JSON holds everything");
  }

  @Test
  void nullTellsNothing() {
    see("{'n':null}");
    assertTrue(schema.typedFields().isEmpty());

    assertEquals("type_widened null int64", told(see("{'n':1}")));
    assertEquals(List.of(), see("{'n':null}", "{}"));
    assertEquals(FieldType.INT64, type("n"));
  }

  @Test
  void declaredTypesWinOverHowValuesLook() {
    declare(List.of("{'at':'2024-01-01T00:00:00Z','n':1}"), field("at", FieldType.TIMESTAMP));

    assertEquals(FieldType.TIMESTAMP, type("at"));
    assertEquals(FieldType.INT64, type("n"), "what is not declared is inferred");
  }

  @Test
  void aDeclaredTypeThatAValueDoesNotFitIsWidened() {
    declare(List.of(), field("n", FieldType.DOUBLE), field("at", FieldType.DATE));

    see("{'n':9007199254740993,'at':'soon'}");

    assertEquals(FieldType.DECIMAL, type("n"));
    assertEquals(FieldType.STRING, type("at"));
  }

  @Test
  void aFieldNoLongerDeclaredStaysInTheSchemaAndMayReturn() {
    declare(List.of("{'own':1}"), field("a", FieldType.STRING), field("b", FieldType.STRING));

    List<SchemaChange> gone = declare(List.of("{'own':1}"), field("a", FieldType.STRING));
    int version = schema.version();
    List<SchemaChange> again = declare(List.of("{'own':1}"), field("a", FieldType.STRING));
    List<SchemaChange> back =
        declare(List.of(), field("a", FieldType.STRING), field("b", FieldType.STRING));

    assertEquals(List.of(DriftKind.FIELD_REMOVED), kinds(gone));
    assertEquals("b", gone.get(0).field());
    assertEquals(1, version, "the shape of records did not change");
    assertEquals(List.of(), again, "told once");
    assertEquals(List.of(DriftKind.FIELD_RETURNED), kinds(back));
  }

  @Test
  void aNewDeclaredFieldIsDriftAlsoWithoutRows() {
    declare(List.of(), field("a", FieldType.STRING));

    List<SchemaChange> changes =
        declare(List.of(), field("a", FieldType.STRING), field("b", FieldType.INT64));

    assertEquals(List.of(DriftKind.FIELD_ADDED), kinds(changes));
  }

  @Test
  void theOrderOfFieldsMakesNoVersion() {
    see("{'a':1,'b':'x'}");
    int version = schema.version();
    see("{'b':'y','a':2}");

    assertEquals(version, schema.version());
  }

  private List<SchemaChange> see(String... rows) {
    return observe(Optional.empty(), SampleRows.observed(rows));
  }

  private List<SchemaChange> declare(List<String> rows, DeclaredField... fields) {
    return observe(
        Optional.of(new DeclaredSchema(List.of(fields))),
        SampleRows.observed(rows.toArray(String[]::new)));
  }

  private List<SchemaChange> observe(Optional<DeclaredSchema> declared, List<ObservedRow> rows) {
    Observation seen = SchemaObserver.observe(schema, declared, rows, TypeChangePolicy.WIDEN);
    schema = seen.schema();
    return seen.changes();
  }

  private FieldType type(String field) {
    return schema.fields().get(field).type().orElseThrow();
  }

  private static DeclaredField field(String name, FieldType type) {
    return new DeclaredField(name, type);
  }

  private static String told(List<SchemaChange> changes) {
    return changes.stream()
        .map(
            change ->
                change.kind().wireName()
                    + " "
                    + change.before().orElse("-")
                    + " "
                    + change.after().orElse("-"))
        .collect(Collectors.joining("; "));
  }

  private static List<DriftKind> kinds(List<SchemaChange> changes) {
    return changes.stream().map(SchemaChange::kind).toList();
  }
}
