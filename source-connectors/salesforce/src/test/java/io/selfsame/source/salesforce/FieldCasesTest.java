package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.selfsame.schema.FieldType;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Acceptance cases SF-13, SF-14, SF-16 to SF-18, SF-23 and SF-24: fields and values, as streams
 * show them. What becomes of schemas and drift events is in DriftCasesTest.
 */
class FieldCasesTest {
  private static final Duration DESCRIBE_INTERVAL = Duration.ofMinutes(15);

  private final Org org = new Org();

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void sf13ANewCustomFieldIsReadWithinADescribeInterval() throws VendorException {
    contact(1, lastName("One"));
    VendorStream stream = org.stream("Contact");
    StreamPosition position = read(stream, StreamPosition.start()).position();
    org.admin().addField("Contact", "Tier__c", "string");
    org.clock.advance(DESCRIBE_INTERVAL);
    contact(2, lastName("Two").put("Tier__c", "gold"));

    Step step = read(stream, position);

    assertEquals(List.of(Org.id(2)), step.ids(), "rows emitted before are left alone");
    assertEquals("gold", step.fields(2).path("Tier__c").asText());
    assertEquals(FieldType.STRING, step.declared().get("Tier__c"));
  }

  @Test
  void sf14AHiddenFieldIsLeftOutAndARevealedOneComesBack() throws VendorException {
    contact(1, lastName("One").put("HasOptedOutOfEmail", true));
    VendorStream stream = org.stream("Contact");
    Step first = read(stream, StreamPosition.start());
    org.admin().hideField("Contact", "HasOptedOutOfEmail");
    contact(1, lastName("Two"));
    Step hidden = read(stream, first.position());
    org.admin().revealField("Contact", "HasOptedOutOfEmail");
    org.clock.advance(DESCRIBE_INTERVAL);
    contact(1, lastName("Three"));
    Step revealed = read(stream, hidden.position());

    assertTrue(first.fields(1).path("HasOptedOutOfEmail").asBoolean());
    assertEquals("Two", hidden.fields(1).path("LastName").asText());
    assertFalse(hidden.fields(1).has("HasOptedOutOfEmail"), "not false: unknown");
    assertFalse(hidden.declared().containsKey("HasOptedOutOfEmail"));
    assertTrue(revealed.fields(1).path("HasOptedOutOfEmail").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"01234", "821580693639061174", "1e5", " \u00c5sa <&> \"x\" "})
  void sf16TextArrivesAsItIs(String text) throws VendorException {
    contact(1, Org.fields().put("LastName", text));

    for (VendorStream stream : List.of(bySoap(), byRest(), byJob())) {
      assertEquals(
          TextNode.valueOf(text), read(stream, StreamPosition.start()).fields(1).get("LastName"));
    }
  }

  @Test
  void sf17EightHundredFieldsAreReadByEveryApi() throws VendorException {
    wideContacts(3);

    Map<Integer, ObjectNode> bySoap = wide(bySoap());
    Map<Integer, ObjectNode> byRest = wide(byRest());
    Map<Integer, ObjectNode> byJob = wide(byJob());

    assertEquals("v799", bySoap.get(2).path(field(799)).asText());
    assertEquals(bySoap, byRest);
    assertEquals(bySoap, byJob);
    List<LoggedRequest> parts = org.requests("/queryAll");
    assertTrue(parts.size() > 1, "asked in parts");
    assertTrue(parts.stream().allMatch(request -> request.status() == 200), "none too long");
  }

  @Test
  void sf17ARowThatChangesBetweenTwoPartsIsReadAgainAndNotTorn() throws VendorException {
    wideContacts(3);
    VendorStream stream = byRest();
    AtomicInteger queries = new AtomicInteger();
    before(
        request -> request.path().endsWith("/queryAll") && queries.incrementAndGet() == 2,
        () ->
            org.salesforce.upsert(
                "Contact", Org.id(1), Org.fields().put(field(0), "new").put(field(799), "new")));
    Step step = read(stream, StreamPosition.start());

    assertEquals(3, step.rows().size());
    ObjectNode changed = step.fields(1);
    assertEquals("new", changed.path(field(0)).asText());
    assertEquals("new", changed.path(field(799)).asText());
    assertEquals(
        changed.path("SystemModstamp").asText().replace("+0000", "Z"),
        step.rows().stream()
            .filter(row -> row.id().equals(Org.id(1)))
            .map(row -> row.changedAt().orElseThrow().toString())
            .map(time -> time.length() == 20 ? time.replace("Z", ".000Z") : time)
            .findFirst()
            .orElseThrow());
  }

  @Test
  void sf17ARowDeletedForGoodBetweenTwoPartsIsLeftToTheReplicationLog() throws VendorException {
    wideContacts(3);
    VendorStream stream = byRest();
    AtomicInteger queries = new AtomicInteger();
    before(
        request -> request.path().endsWith("/queryAll") && queries.incrementAndGet() == 2,
        () -> org.salesforce.deletePermanently("Contact", Org.id(1)));

    assertEquals(List.of(Org.id(0), Org.id(2)), read(stream, StreamPosition.start()).ids());
  }

  @Test
  void sf18ACompoundFieldIsEmittedOnceAsItsComponents() throws VendorException {
    contact(1, lastName("Moved").put("MailingCity", "Z\u00fcrich").put("MailingStreet", "Gasse 1"));

    for (VendorStream stream : List.of(bySoap(), byRest(), byJob())) {
      Step step = read(stream, StreamPosition.start());
      assertEquals("Z\u00fcrich", step.fields(1).path("MailingCity").asText());
      assertFalse(step.fields(1).has("MailingAddress"));
      assertFalse(step.declared().containsKey("MailingAddress"));
    }
  }

  @Test
  void sf23NullAndEmptyTextAreDistinctExceptInBulkResults() throws VendorException {
    contact(1, lastName("One").put("Title", "").putNull("Department"));

    for (VendorStream stream : List.of(bySoap(), byRest())) {
      ObjectNode fields = read(stream, StreamPosition.start()).fields(1);
      assertEquals(TextNode.valueOf(""), fields.get("Title"));
      assertTrue(fields.path("Department").isNull());
    }
    ObjectNode csv = read(byJob(), StreamPosition.start()).fields(1);
    assertTrue(csv.path("Title").isNull(), "CSV knows no difference");
    assertTrue(csv.path("Department").isNull());
  }

  @Test
  void sf24AFormulaThatChangedUnseenIsReadWhenItsRefreshIsDue() throws VendorException {
    org.admin().addFormula("Contact", "Age__c", "double");
    contact(1, lastName("One").put("Age__c", 40));
    org.clock.advance(Duration.ofMinutes(10));
    VendorStream refreshed = org.stream("Contact", "salesforce.formula.refresh.ms", "86400000");
    VendorStream unrefreshed = org.stream("Contact");
    StreamPosition position = read(refreshed, StreamPosition.start()).position();
    org.admin().setSilently("Contact", Org.id(1), Org.fields().put("Age__c", 41));
    org.clock.advance(Duration.ofHours(12));
    Step early = read(refreshed, position);
    org.clock.advance(Duration.ofHours(13));

    Step due = read(refreshed, early.position());
    Step again = read(refreshed, due.position());

    assertEquals(List.of(), early.ids());
    assertEquals(41.0, due.fields(1).path("Age__c").asDouble());
    assertEquals(List.of(), again.ids(), "once in an interval");
    assertEquals(List.of(), read(unrefreshed, position).ids(), "not without the setting");
  }

  @Test
  void sf24AnObjectWithoutFormulasIsNotReadAgain() throws VendorException {
    contact(1, lastName("One"));
    VendorStream stream = org.stream("Contact", "salesforce.formula.refresh.ms", "86400000");
    StreamPosition position = read(stream, StreamPosition.start()).position();
    org.clock.advance(Duration.ofDays(2));

    assertEquals(List.of(), read(stream, position).ids());
  }

  @ParameterizedTest
  @CsvSource({
    "int,INT64",
    "long,INT64",
    "double,DECIMAL",
    "currency,DECIMAL",
    "boolean,BOOLEAN",
    "date,DATE",
    "datetime,TIMESTAMP",
    "picklist,STRING",
    "multipicklist,STRING",
    "time,STRING",
    "anyType,STRING",
    "hologram,STRING"
  })
  void fieldsHaveTheTypesSalesforceDescribesAndUnknownOnesAreText(String type, FieldType expected)
      throws VendorException {
    org.admin().addField("Contact", "New__c", type);
    contact(1, lastName("One"));

    assertEquals(expected, read(bySoap(), StreamPosition.start()).declared().get("New__c"));
  }

  @Test
  void bothApisDescribeAndReadTheSame() throws VendorException {
    org.salesforce.load(Population.generate(61, 100));
    org.salesforce.drift("Contact", new FieldDrift.Add("Tier__c", TextNode.valueOf("gold")));

    Step soap = read(bySoap(), StreamPosition.start());
    Step rest = read(byRest(), StreamPosition.start());

    assertEquals(soap.declared(), rest.declared());
    assertEquals(soap.rows().size(), rest.rows().size());
    for (int i = 0; i < soap.rows().size(); i++) {
      assertEquals(times(soap.rows().get(i).fields()), times(rest.rows().get(i).fields()));
    }
  }

  /** The two APIs write one instant in two forms. */
  private static JsonNode times(ObjectNode fields) {
    ObjectNode copy = fields.deepCopy();
    fields
        .properties()
        .forEach(
            field -> {
              if (field.getValue().asText().endsWith("+0000")) {
                copy.put(field.getKey(), field.getValue().asText().replace("+0000", "Z"));
              }
            });
    return copy;
  }

  private void wideContacts(int count) {
    IntStream.range(0, 800).forEach(i -> org.admin().addField("Contact", field(i), "string"));
    for (int number = 0; number < count; number++) {
      ObjectNode fields = lastName("Wide");
      IntStream.range(0, 800).forEach(i -> fields.put(field(i), "v" + i));
      contact(number, fields);
    }
  }

  private static String field(int number) {
    return "A_Rather_Long_Name_Of_A_Field_" + number + "__c";
  }

  private Map<Integer, ObjectNode> wide(VendorStream stream) throws VendorException {
    Step step = read(stream, StreamPosition.start());
    return IntStream.range(0, 3)
        .boxed()
        .collect(Collectors.toMap(i -> i, i -> (ObjectNode) times(step.fields(i))));
  }

  private VendorStream bySoap() throws VendorException {
    return org.stream("Contact");
  }

  private VendorStream byJob() throws VendorException {
    org.admin().bulkJobsTake(0);
    return org.stream("Contact", "salesforce.bulk.min.rows", "0");
  }

  /** SOAP answers queries and descriptions in a way its client cannot read, from now on. */
  private VendorStream byRest() throws VendorException {
    org.salesforce
        .server()
        .faults()
        .add(
            new Fault(
                request ->
                    request.body().contains("queryAll") || request.body().contains("describe"),
                0,
                2,
                new Fault.Respond(Org.fault("CIRCUIT_BREAKER_OPEN_EXCEPTION", "no values"))));
    return org.stream("Contact", "salesforce.bulk.min.rows", "-1");
  }

  /** Does something before the first request that matches is answered. */
  private void before(Predicate<Request> match, Runnable action) {
    org.salesforce
        .server()
        .faults()
        .add(
            new Fault(
                request -> {
                  if (match.test(request)) {
                    action.run();
                  }
                  return false;
                },
                0,
                1,
                new Fault.Drop()));
  }

  private void contact(int number, ObjectNode fields) {
    org.salesforce.upsert("Contact", Org.id(number), fields);
  }

  private static ObjectNode lastName(String name) {
    return Org.fields().put("LastName", name);
  }

  private Step read(VendorStream stream, StreamPosition from) throws VendorException {
    org.letTimePass();
    return new Step(Org.pages(stream, from));
  }

  private record Step(List<StreamPage> pages) {
    List<VendorRow> rows() {
      return Org.rows(pages);
    }

    List<String> ids() {
      return Org.ids(pages);
    }

    StreamPosition position() {
      return Org.end(pages);
    }

    ObjectNode fields(int number) {
      return rows().stream()
          .filter(row -> row.id().equals(Org.id(number)))
          .reduce((older, newer) -> newer)
          .orElseThrow()
          .fields();
    }

    Map<String, FieldType> declared() {
      return pages.get(pages.size() - 1).declared().orElseThrow().fields().stream()
          .collect(Collectors.toMap(field -> field.name(), field -> field.type()));
    }
  }
}
