package io.selfsame.sink.changes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.warehouse.Warehouse;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.WarehouseSettings;
import io.selfsame.warehouse.feed.ChangeFeed;
import io.selfsame.warehouse.feed.FeedAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The task on a real warehouse that a sink of the same process writes. */
abstract class FeedContract {
  private Map<String, String> settings;
  private Warehouse warehouse;
  private People people;
  private FakeSourceWorker worker;

  /** Where the warehouse is, as settings of the connector. */
  abstract Map<String, String> place();

  @BeforeEach
  void start() throws WarehouseException {
    settings = new HashMap<>(place());
    settings.put("name", "changes");
    settings.put("batch.max.records", "3");
    warehouse = Warehouse.open(new ProfileChangesSourceConfig(settings).warehouse());
    warehouse.migrate();
    people = new People(warehouse);
    worker = new FakeSourceWorker(settings);
  }

  @AfterEach
  void end() {
    worker.close();
    warehouse.close();
  }

  @Test
  void whatIsThereIsPublishedFirstThenWhatChanges() throws Exception {
    people.know("1", "Ann", "a@x.org");
    people.know("2", "Bob", "b@x.org");
    worker.drain();
    assertEquals(2, worker.compacted("selfsame.profiles").size());
    assertEquals(2, worker.compacted("selfsame.consents").size());
    assertEquals(2, worker.compacted("selfsame.contact-points").size());
    people.know("1", "Anna", "a@x.org");
    List<SourceRecord> changes = worker.drain();
    assertEquals(1, changes.size());
    assertEquals("Anna", ((Struct) changes.get(0).value()).getString("given_name"));
    assertEquals(
        "[[\"crm\",\"Contact\",\"1\"]]", ((Struct) changes.get(0).value()).getString("records"));
  }

  @Test
  void anErasedPersonAndOneMergedAwayAreTombstones() throws Exception {
    people.know("1", "Ann", "a@x.org");
    people.know("2", "Ann", "b@x.org");
    worker.drain();
    people.know("2", "Ann", "a@x.org");
    worker.drain();
    assertEquals(1, worker.compacted("selfsame.profiles").size());
    people.erase("1");
    people.erase("2");
    List<SourceRecord> gone = worker.drain();
    assertTrue(gone.stream().allMatch(record -> record.value() == null));
    assertTrue(gone.stream().allMatch(record -> record.valueSchema() == null));
    for (String topic : List.of("profiles", "consents", "contact-points")) {
      assertEquals(Map.of(), worker.compacted("selfsame." + topic), topic);
    }
  }

  @Test
  void startedAgainAfterAnyMessageItMissesNothing() throws Exception {
    people.know("1", "Ann", "a@x.org");
    people.know("2", "Bob", "b@x.org");
    for (int step = 0; step < 12; step++) {
      List<SourceRecord> polled = worker.pollOnly();
      polled.stream().limit(1 + step % 2).forEach(worker::commit);
      worker.restart();
      if (step == 3) {
        people.know("2", "Rob", "b@x.org");
        people.know("3", "Eve", "e@x.org");
      }
      if (step == 6) {
        people.erase("1");
        people.know("2", "Robert", "e@x.org");
      }
    }
    worker.drain();
    try (FakeSourceWorker fresh = new FakeSourceWorker(named("fresh"))) {
      fresh.drain();
      for (String topic : List.of("profiles", "consents", "contact-points", "reviews")) {
        assertEquals(
            fresh.compacted("selfsame." + topic), worker.compacted("selfsame." + topic), topic);
      }
    }
  }

  @Test
  void theOutboxIsTrimmedOnlyUpToTheOffsetThatIsStored() throws Exception {
    worker.drain();
    people.know("1", "Ann", "a@x.org");
    worker.pollOnly();
    worker.pollOnly();
    worker.restart();
    assertFalse(worker.drain().isEmpty(), "it was handed over but not stored");
    worker.drain();
    WarehouseSettings there = new ProfileChangesSourceConfig(settings).warehouse();
    try (ChangeFeed other = ChangeFeed.open(there, "other", FeedAttributes.ALL)) {
      assertEquals(List.of(), other.changes(0, 10));
    }
  }

  @Test
  void anOffsetTheOutboxNoLongerReachesMeansThePresentStateAnew() throws Exception {
    people.know("1", "Ann", "a@x.org");
    worker.drain();
    people.know("1", "Anna", "a@x.org");
    worker.drain();
    worker.storeOffset(Optional.of(Map.of("version", 1L, "seq", 0L)));
    worker.restart();
    assertEquals(3, worker.drain().size());
    worker.storeOffset(Optional.empty());
    worker.restart();
    assertEquals(3, worker.drain().size());
  }

  @Test
  void messagesGoThroughAConverterAndComeBack() throws Exception {
    people.know("1", "Ann", "a@x.org");
    try (JsonConverter converter = new JsonConverter()) {
      converter.configure(Map.of("schemas.enable", "true"), false);
      Set<String> names = new HashSet<>();
      for (SourceRecord record : worker.drain()) {
        byte[] bytes =
            converter.fromConnectData(record.topic(), record.valueSchema(), record.value());
        SchemaAndValue back = converter.toConnectData(record.topic(), bytes);
        assertEquals(record.value().toString(), back.value().toString());
        names.add(record.valueSchema().name());
        assertTrue(
            record.valueSchema().fields().stream().allMatch(f -> f.schema().type().isPrimitive()));
        record
            .keySchema()
            .fields()
            .forEach(
                f ->
                    assertEquals(
                        Schema.STRING_SCHEMA, record.valueSchema().field(f.name()).schema()));
      }
      assertEquals(3, names.size());
    }
  }

  @Test
  void withoutAttributesOnlyReferencesAndConsentsLeave() throws Exception {
    people.know("1", "Canary", "canary@x.org");
    Map<String, String> none = named("none");
    none.put("feed.attributes", "none");
    try (FakeSourceWorker federated = new FakeSourceWorker(none)) {
      federated.drain();
      String all = federated.published().toString();
      assertFalse(all.toLowerCase(java.util.Locale.ROOT).contains("canary"));
      assertTrue(all.contains("[[\"crm\",\"Contact\",\"1\"]]"));
      assertTrue(all.contains("DENIED"));
    }
  }

  private Map<String, String> named(String name) {
    Map<String, String> others = new HashMap<>(settings);
    others.put("name", name);
    return others;
  }
}
