package io.selfsame.source.polling.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.schema.DeclaredField;
import io.selfsame.schema.DeclaredSchema;
import io.selfsame.schema.FieldType;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class PageRecordsTest {
  private static final Instant CHANGED = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private final PageRecords records =
      new PageRecords(
          new StreamCoordinates("salesforce", "crm", "Visit__c", "sf."), DriftPolicy.lenient());
  private StreamOffset offset = StreamOffset.start();

  @Test
  void aRecordHasTheVendorsFieldsAndOurMetadata() {
    SourceRecord record = page(row("a", fields().put("Name", "N").put("Count", 3))).get(0);

    Struct value = (Struct) record.value();
    assertEquals("sf.visit__c", record.topic());
    assertEquals(new RecordReference("crm", "Visit__c", "a").toStruct(), record.key());
    assertEquals("io.selfsame.salesforce.Visit__c", value.schema().name());
    assertEquals("N", value.getString("Name"));
    assertEquals(3L, value.getInt64("Count"));
    assertEquals("crm", value.getString("_source"));
    assertEquals("Visit__c", value.getString("_object"));
    assertEquals("a", value.getString("_id"));
    assertEquals("upsert", value.getString("_op"));
    assertEquals(Date.from(CHANGED), value.get("_changed_at"));
    assertNull(value.get("_created_at"));
    assertEquals(1, value.getInt32("_schema_version"));
  }

  @Test
  void everyFieldIsOptional() {
    SourceRecord record = page(row("a", fields().put("Name", "N").put("Flag", true))).get(0);

    assertTrue(
        record.valueSchema().fields().stream().map(Field::schema).allMatch(s -> s.isOptional()));
  }

  @Test
  void aDeletionCarriesTheIdAndNothingPersonal() {
    page(row("a", fields().put("Name", "N")));

    Struct value =
        (Struct) page(VendorRow.delete("a", Optional.empty(), Optional.of(CHANGED))).get(0).value();

    assertEquals("delete", value.getString("_op"));
    assertNull(value.get("Name"));
  }

  @Test
  void aliasesAreJsonTextOfReferences() {
    VendorRow row =
        new VendorRow(
            "a",
            RecordOperation.ALIAS,
            Optional.empty(),
            Optional.empty(),
            fields(),
            List.of(new RecordReference("crm", "Contact", "b")));

    assertEquals(
        "[{\"source\":\"crm\",\"object\":\"Contact\",\"id\":\"b\"}]",
        ((Struct) page(row).get(0).value()).getString("_aliases"));
  }

  @Test
  void aVendorsFieldNamedAsOurMetadataIsKeptUnderAnotherName() {
    Struct value = (Struct) page(row("a", fields().put("_id", "theirs"))).get(0).value();

    assertEquals("a", value.getString("_id"));
    assertEquals("theirs", value.getString("vendor_id"));
  }

  @Test
  void anEmptyNameAndNamesThatWouldCollideWithOursGetFieldsOfTheirOwn() {
    List<SourceRecord> page =
        page(row("a", fields().put("", 1).put("_id", "x").put("vendor_id", "y")));

    Struct value = (Struct) page.get(0).value();
    assertEquals(1L, value.getInt64("_"));
    assertEquals("a", value.getString("_id"));
    assertEquals("x", value.getString("vendor_id"));
    assertEquals("y", value.getString("vendor_id_2"));
  }

  @Test
  void driftComesBeforeTheRowsThatShowIt() {
    page(row("a", fields().put("Count", 1)));

    List<SourceRecord> second = page(row("b", fields().put("Count", "many").put("Extra", 1)));

    assertEquals(
        List.of("sf.schema-changes", "sf.schema-changes", "sf.visit__c"),
        second.stream().map(SourceRecord::topic).toList());
    Struct event = (Struct) second.get(0).value();
    assertEquals("type_widened", event.getString("kind"));
    assertEquals("Count", event.getString("field"));
    assertEquals("int64", event.getString("before"));
    assertEquals("string", event.getString("after"));
    assertEquals(1, event.getInt32("version_before"));
    assertEquals(2, event.getInt32("version_after"));
    assertEquals(Date.from(NOW), event.get("observed_at"));
    assertEquals(2, second.get(2).valueSchema().version());
  }

  @Test
  void onlyTheLastRecordCarriesTheOffsetAfterThePage() {
    List<SourceRecord> first = page(row("a", fields().put("n", 1)), row("b", fields().put("n", 2)));

    assertEquals(StreamOffset.start().toMap(), first.get(0).sourceOffset());
    assertEquals(offset.toMap(), first.get(1).sourceOffset());
    assertEquals("crm", first.get(0).sourcePartition().get("source"));
  }

  @Test
  void declaredTypesBecomeConnectsLogicalTypes() {
    DeclaredSchema declared =
        new DeclaredSchema(List.of(new DeclaredField("At", FieldType.TIMESTAMP)));
    VendorRow row = row("a", fields().put("At", "2026-01-02T03:04:05.678Z"));
    StreamPage page =
        new StreamPage(List.of(row), StreamPosition.start(), true, Optional.of(declared));

    Struct value = (Struct) records.of(offset, page, NOW).records().get(0).value();

    assertEquals(Timestamp.LOGICAL_NAME, value.schema().field("At").schema().name());
    assertEquals(Date.from(CHANGED), value.get("At"));
  }

  private List<SourceRecord> page(VendorRow... rows) {
    StreamPosition next =
        offset.position().with("page", offset.position().number("page").orElse(0L) + 1);
    PageBatch batch =
        records.of(offset, new StreamPage(List.of(rows), next, true, Optional.empty()), NOW);
    offset = batch.after();
    return batch.records();
  }

  private static VendorRow row(String id, ObjectNode fields) {
    return VendorRow.upsert(id, Optional.empty(), Optional.of(CHANGED), fields);
  }

  private static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }
}
