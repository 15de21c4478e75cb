package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.selfsame.contract.RecordOperation;
import io.selfsame.schema.FieldType;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.population.PopulationRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStreamsTest {
  private static final Population PEOPLE = Population.generate(21, 900);
  private static final Duration DESCRIBE_INTERVAL = Duration.ofMinutes(16);
  private static final Duration DELETIONS_INTERVAL = Duration.ofMinutes(11);

  private final Org org = new Org();

  @AfterEach
  void close() {
    org.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Contact", "Lead", "Account"})
  void theSnapshotHasEveryRowOnce(String object) throws VendorException {
    org.salesforce.load(PEOPLE);

    List<String> read = Org.ids(Org.pages(org.stream(object), StreamPosition.start()));

    assertEquals(idsOf(object), new HashSet<>(read));
    assertEquals(idsOf(object).size(), read.size(), "no row twice");
  }

  @Test
  void readingOnFromAnyPageGivesTheRestAndNothingElse() throws VendorException {
    org.salesforce.load(PEOPLE);
    List<StreamPage> pages = Org.pages(org.stream("Contact"), StreamPosition.start());
    List<String> all = Org.ids(pages);
    assertTrue(pages.size() > 2, "several pages");
    int done = 0;
    for (StreamPage page : pages) {
      done += page.rows().size();

      List<String> rest = Org.ids(Org.pages(org.stream("Contact"), page.next()));

      assertEquals(all.subList(done, all.size()), rest);
    }
  }

  @Test
  void anExpiredLocatorIsReplacedByAQueryFromTheLastRow() throws VendorException {
    org.salesforce.load(PEOPLE);
    VendorStream stream = org.stream("Contact");
    StreamPage first = stream.read(StreamPosition.start());
    org.salesforce.forgetLocators();

    List<String> rest = Org.ids(Org.pages(stream, first.next()));

    assertEquals(idsOf("Contact").size(), first.rows().size() + rest.size());
    assertTrue(rest.stream().noneMatch(Set.copyOf(Org.ids(List.of(first)))::contains));
  }

  @Test
  void rowsOfOneModstampThatSpanPagesAreAllReadOnceAlsoAcrossRestarts() throws VendorException {
    IntStream.range(0, 450)
        .forEach(i -> org.salesforce.upsert("Contact", Org.id(i), lastName("N" + i)));
    org.letTimePass();
    List<String> read = new ArrayList<>();
    StreamPosition position = StreamPosition.start();
    StreamPage page;
    do {
      page = org.stream("Contact").read(position);
      read.addAll(Org.ids(List.of(page)));
      position = page.next();
    } while (!page.caughtUp());

    assertEquals(IntStream.range(0, 450).mapToObj(Org::id).toList(), read);
  }

  @Test
  void aChangeArrivesOnceAndAloneAfterTheSnapshot() throws VendorException {
    org.salesforce.load(PEOPLE);
    VendorStream stream = org.stream("Contact");
    StreamPosition position = Org.end(Org.pages(stream, StreamPosition.start()));
    String changed = idsOf("Contact").iterator().next();
    org.salesforce.upsert("Contact", changed, Org.fields().put("Email", "new@example.com"));
    org.letTimePass();

    List<StreamPage> increment = Org.pages(stream, position);
    List<StreamPage> idle = Org.pages(stream, Org.end(increment));

    assertEquals(List.of(changed), Org.ids(increment));
    assertEquals("new@example.com", text(Org.rows(increment).get(0).fields(), "Email"));
    assertEquals(List.of(), Org.ids(idle));
  }

  @Test
  void aRowIsReadOnlyWhenItIsOlderThanTheLag() throws VendorException {
    org.salesforce.upsert("Contact", Org.id(1), lastName("Young"));
    VendorStream stream = org.stream("Contact");
    org.clock.advance(Duration.ofSeconds(59));

    List<StreamPage> early = Org.pages(stream, StreamPosition.start());
    org.clock.advance(Duration.ofSeconds(2));

    assertEquals(List.of(), Org.ids(early));
    assertEquals(List.of(Org.id(1)), Org.ids(Org.pages(stream, Org.end(early))));
  }

  @Test
  void textIsPassedOnAsItIs() throws VendorException {
    for (String text : List.of("01234", "821580693639061174", "1e5", " \u00c5sa <&> \"x\" ")) {
      org.salesforce.upsert("Contact", Org.id(1), Org.fields().put("LastName", text));
      org.letTimePass();

      assertEquals(text, text(onlyRow(org.stream("Contact")).fields(), "LastName"));
    }
  }

  @Test
  void fieldsHaveTheTypesSalesforceDescribes() throws VendorException {
    org.salesforce.upsert(
        "Contact",
        Org.id(1),
        lastName("Typed").put("HasOptedOutOfEmail", true).put("Birthdate", "1815-12-10"));
    org.letTimePass();

    StreamPage page = org.stream("Contact").read(StreamPosition.start());
    ObjectNode fields = page.rows().get(0).fields();

    assertEquals(FieldType.BOOLEAN, declared(page, "HasOptedOutOfEmail"));
    assertTrue(fields.path("HasOptedOutOfEmail").isBoolean());
    assertEquals(FieldType.DATE, declared(page, "Birthdate"));
    assertEquals("1815-12-10", text(fields, "Birthdate"));
    assertEquals(FieldType.TIMESTAMP, declared(page, "SystemModstamp"));
    assertEquals(FieldType.DECIMAL, declared(page, "MailingLatitude"));
    assertEquals(FieldType.STRING, declared(page, "Email"));
    assertTrue(fields.has("Email") && fields.path("Email").isNull());
  }

  @Test
  void aCompoundFieldIsItsComponentsOnly() throws VendorException {
    org.salesforce.upsert(
        "Contact", Org.id(1), lastName("Moved").put("MailingCity", "Z\u00fcrich"));
    org.letTimePass();

    ObjectNode fields = onlyRow(org.stream("Contact")).fields();

    assertEquals("Z\u00fcrich", text(fields, "MailingCity"));
    assertFalse(fields.has("MailingAddress"));
  }

  @Test
  void aRecycledRowIsADeletionWithNothingPersonalAndAnUndeletedOneIsBack() throws VendorException {
    org.salesforce.upsert("Contact", Org.id(1), lastName("Gone"));
    VendorStream stream = org.stream("Contact");
    org.letTimePass();
    List<StreamPage> snapshot = Org.pages(stream, StreamPosition.start());
    org.salesforce.delete("Contact", Org.id(1));
    org.letTimePass();
    List<StreamPage> deleted = Org.pages(stream, Org.end(snapshot));
    org.salesforce.undelete("Contact", Org.id(1));
    org.letTimePass();
    List<StreamPage> back = Org.pages(stream, Org.end(deleted));

    VendorRow deletion = Org.rows(deleted).get(0);
    assertEquals(1, Org.rows(deleted).size());
    assertEquals(RecordOperation.DELETE, deletion.op());
    assertTrue(deletion.fields().isEmpty());
    assertEquals(RecordOperation.UPSERT, Org.rows(back).get(0).op());
    assertTrue(Org.rows(back).get(0).changedAt().get().isAfter(deletion.changedAt().get()));
  }

  @Test
  void aRowDeletedForGoodIsFoundInTheReplicationLog() throws VendorException {
    org.salesforce.upsert("Contact", Org.id(1), lastName("Purged"));
    org.salesforce.upsert("Contact", Org.id(2), lastName("Recycled"));
    org.letTimePass();
    VendorStream stream = org.stream("Contact");
    List<StreamPage> snapshot = Org.pages(stream, StreamPosition.start());
    org.letTimePass();
    org.salesforce.deletePermanently("Contact", Org.id(1));
    org.salesforce.delete("Contact", Org.id(2));
    org.clock.advance(DELETIONS_INTERVAL);

    List<StreamPage> increment = Org.pages(stream, Org.end(snapshot));
    org.clock.advance(DELETIONS_INTERVAL);
    List<StreamPage> idle = Org.pages(stream, Org.end(increment));

    assertEquals(List.of(Org.id(1), Org.id(2)), Org.ids(increment));
    assertTrue(Org.rows(increment).stream().allMatch(row -> row.op() == RecordOperation.DELETE));
    assertEquals(List.of(), Org.ids(idle));
  }

  @Test
  void aFieldThatDisappearsDoesNotStopTheStream() throws VendorException {
    org.salesforce.upsert("Contact", Org.id(1), lastName("One"));
    org.letTimePass();
    VendorStream stream = org.stream("Contact");
    List<StreamPage> before = Org.pages(stream, StreamPosition.start());
    org.salesforce.drift("Contact", new FieldDrift.Remove("HasOptedOutOfEmail"));
    org.salesforce.upsert("Contact", Org.id(1), lastName("Two"));
    org.letTimePass();

    List<StreamPage> after = Org.pages(stream, Org.end(before));

    assertEquals("Two", text(Org.rows(after).get(0).fields(), "LastName"));
    assertTrue(names(before.get(0)).contains("HasOptedOutOfEmail"));
    assertFalse(names(after.get(after.size() - 1)).contains("HasOptedOutOfEmail"));
    assertFalse(Org.rows(after).get(0).fields().has("HasOptedOutOfEmail"));
  }

  @Test
  void aNewFieldIsReadWithinADescribeInterval() throws VendorException {
    org.salesforce.upsert("Contact", Org.id(1), lastName("One"));
    org.letTimePass();
    VendorStream stream = org.stream("Contact");
    StreamPosition position = Org.end(Org.pages(stream, StreamPosition.start()));
    org.salesforce.drift("Contact", new FieldDrift.Add("Tier__c", TextNode.valueOf("gold")));
    org.salesforce.upsert("Contact", Org.id(1), Org.fields().put("Tier__c", "silver"));
    org.clock.advance(DESCRIBE_INTERVAL);

    List<StreamPage> pages = Org.pages(stream, position);

    assertEquals("silver", text(Org.rows(pages).get(0).fields(), "Tier__c"));
    assertTrue(names(pages.get(0)).contains("Tier__c"));
  }

  @Test
  void anIdOfAnEditedOffsetCannotChangeTheQuery() throws VendorException {
    StreamPosition edited =
        new StreamPosition(
            Map.of(
                "scan_to", org.clock.millis(), "after_modstamp", 0L, "after_id", "x' OR Id != '"));
    VendorStream stream = org.stream("Contact");

    assertThrows(PositionException.class, () -> stream.read(edited));
  }

  private static VendorRow onlyRow(VendorStream stream) throws VendorException {
    List<VendorRow> rows = Org.rows(Org.pages(stream, StreamPosition.start()));
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  private static String text(JsonNode fields, String name) {
    return fields.path(name).textValue();
  }

  private static ObjectNode lastName(String name) {
    return Org.fields().put("LastName", name);
  }

  private static FieldType declared(StreamPage page, String name) {
    return page.declared().orElseThrow().fields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow()
        .type();
  }

  private static Set<String> names(StreamPage page) {
    return page.declared().orElseThrow().fields().stream()
        .map(field -> field.name())
        .collect(Collectors.toSet());
  }

  private static Set<String> idsOf(String object) {
    return PEOPLE
        .records("salesforce", object)
        .map(PopulationRecord::id)
        .collect(Collectors.toSet());
  }
}
