package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.DriftKind;
import io.selfsame.contract.RecordOperation;
import io.selfsame.schema.SchemaChange;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.http.Ticker;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The built-in manifest of HubSpot. HS-07's tag: sensitive properties are not read at all unless
 * allowed by name; records have no place for a tag. HS-12's attachment of the consent to the
 * address is the sink's: the source hands on what HubSpot shows on every contact of the address.
 */
class HubspotCasesTest {
  private static final RateBudgets UNPACED =
      new RateBudgets(
          new Ticker() {
            @Override
            public long nanos() {
              return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) {
              // The portal does not count either.
            }
          });

  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Instant.parse("2026-03-01T12:00:00Z"));
  private final Portal portal = new Portal(clock);
  private final List<Vendor> opened = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();

  HubspotCasesTest() {
    settings.put("topic.prefix", "hubspot.");
    settings.put("rest.manifest", "hubspot");
    settings.put("rest.base.url", portal.url());
    settings.put("rest.secret.access_token", Portal.TOKEN);
    settings.put("rest.streams", "contacts");
  }

  @AfterEach
  void close() {
    opened.forEach(Vendor::close);
    portal.close();
  }

  @Test
  @DisplayName("HS-01 10,500 contacts of one instant are read to the end, each once")
  void hs01MoreThanASearchGives() throws VendorException {
    Instant same = clock.instant().minusSeconds(3600);
    LongStream.rangeClosed(1, 10_500).forEach(id -> portal.put(id, same, Json.object()));

    List<StreamPage> pages = pages(contacts(), StreamPosition.start());

    List<String> ids = rows(pages).stream().map(VendorRow::id).toList();
    assertEquals(LongStream.rangeClosed(1, 10_500).mapToObj(Long::toString).toList(), ids);
    // Every page but the last, which is empty, has rows: no page is asked for twice.
    assertEquals(54, portal.searches.size());
  }

  @Test
  @DisplayName("HS-02 what the index shows a minute late is read by a later pass")
  void hs02LateRowsAreCaught() throws VendorException {
    VendorStream stream = contacts();
    portal.put(1, clock.instant(), Json.object());
    portal.indexLag = Duration.ofSeconds(60);
    portal.put(2, clock.instant(), Json.object());
    clock.advance(Duration.ofSeconds(31));
    List<StreamPage> first = pages(stream, StreamPosition.start());
    assertEquals(List.of("1"), ids(first));

    clock.advance(Duration.ofSeconds(60));

    assertEquals(List.of("2"), ids(pages(stream, end(first))));
  }

  @Test
  @DisplayName("HS-03 a secondly limit waits a second at least, the daily one until midnight")
  void hs03RefusalsWithoutRetryAfter() throws VendorException {
    ObjectNode secondly = Json.object().put("category", "RATE_LIMITS");
    ObjectNode daily = Json.object().put("policyName", "DAILY");
    portal.refusals.add(Response.json(429, secondly));
    portal.refusals.add(Response.json(429, daily));
    VendorStream stream = contacts();

    VendorException first = refused(stream);
    VendorException second = refused(stream);

    assertEquals(VendorException.Kind.RATE_LIMIT, first.kind());
    assertTrue(first.after().orElseThrow().compareTo(Duration.ofSeconds(1)) >= 0);
    assertEquals(VendorException.Kind.QUOTA, second.kind());
    assertEquals(Duration.ofHours(12), second.after().orElseThrow());
  }

  @Test
  @DisplayName("HS-03 the day ends where the portal is")
  void hs03MidnightOfThePortal() throws VendorException {
    settings.put("rest.setting.time_zone", "America/New_York");
    portal.refusals.add(Response.json(429, Json.object().put("policyName", "DAILY")));

    assertEquals(Duration.ofHours(17), refused(contacts()).after().orElseThrow());
  }

  @Test
  @DisplayName("HS-04 1,200 properties are asked for in portions and put together")
  void hs04ManyProperties() throws VendorException {
    portal.mostProperties = 400;
    ObjectNode values = Json.object();
    IntStream.range(0, 1_200)
        .forEach(
            number -> {
              portal.define("p" + number, "string", Json.object());
              values.put("p" + number, "v" + number);
            });
    portal.put(7, clock.instant().minusSeconds(3600), values);

    ObjectNode fields = rows(pages(contacts(), StreamPosition.start())).get(0).fields();

    IntStream.range(0, 1_200)
        .forEach(number -> assertEquals("v" + number, fields.path("p" + number).textValue()));
  }

  @Test
  @DisplayName("HS-04 a row that changes between the portions is not put together of two versions")
  void hs04AChangeBetweenThePortions() throws VendorException {
    portal.mostProperties = 400;
    IntStream.range(0, 500).forEach(n -> portal.define("p" + n, "string", Json.object()));
    portal.put(7, clock.instant().minusSeconds(3600), Json.object().put("p1", "old"));
    portal.betweenSearches =
        () -> {
          if (portal.searches.size() == 1) {
            portal.put(7, clock.instant(), Json.object().put("p1", "new").put("p450", "new"));
          }
        };
    VendorStream stream = contacts();

    assertEquals("CHANGED_BETWEEN", refused(stream).code());
    List<StreamPage> pages = pages(stream, StreamPosition.start());
    clock.advance(Duration.ofMinutes(1));
    List<VendorRow> rows = rows(pages(stream, end(pages)));

    assertEquals(List.of(), rows(pages));
    assertEquals("new", rows.get(0).fields().path("p1").textValue());
    assertEquals("new", rows.get(0).fields().path("p450").textValue());
  }

  @Test
  @DisplayName("HS-05 an archived contact is a deletion, told by the list of archived ones")
  void hs05Archived() throws VendorException {
    portal.put(3, clock.instant().minusSeconds(3600), Json.object().put("email", "a@example.com"));
    portal.archive(3);

    List<VendorRow> rows = rows(pages(stream("archived"), StreamPosition.start()));

    assertEquals(1, rows.size());
    assertEquals(RecordOperation.DELETE, rows.get(0).op());
    assertEquals("3", rows.get(0).id());
    assertTrue(rows.get(0).fields().isEmpty());
  }

  @Test
  @DisplayName("HS-05 a sweep of archived contacts repeats none and rests for a while")
  void hs05TheSweepRests() throws VendorException {
    portal.put(3, clock.instant().minusSeconds(36_000), Json.object());
    portal.archive(3);
    clock.advance(Duration.ofHours(1));
    VendorStream stream = stream("archived");
    List<StreamPage> first = pages(stream, StreamPosition.start());
    clock.advance(Duration.ofMinutes(1));
    long asked = portal.server.requests().total();

    assertEquals(List.of(), ids(pages(stream, end(first))));
    assertEquals(asked, portal.server.requests().total());
    clock.advance(Duration.ofMinutes(30));
    assertEquals(List.of(), ids(pages(stream, end(first))));
    assertTrue(portal.server.requests().total() > asked);
  }

  @Test
  @DisplayName("HS-05 merged contacts are aliases of the one that stays")
  void hs05Merged() throws VendorException {
    portal.put(
        5, clock.instant().minusSeconds(60), Json.object().put("hs_merged_object_ids", "3;4"));

    List<VendorRow> rows = rows(pages(contacts(), StreamPosition.start()));

    assertEquals(List.of("3", "4", "5"), rows.stream().map(VendorRow::id).toList());
    assertEquals(RecordOperation.ALIAS, rows.get(0).op());
    assertEquals("5", rows.get(0).aliases().get(0).id());
    assertEquals("contacts", rows.get(0).aliases().get(0).object());
    assertEquals(RecordOperation.UPSERT, rows.get(2).op());
  }

  @Test
  @DisplayName("HS-06 a property made anew with another type is drift; its values stay text")
  void hs06TypeChanged() throws VendorException {
    portal.define("score", "number", Json.object());
    portal.put(1, clock.instant().minusSeconds(3600), Json.object().put("score", "007"));
    VendorStream stream = contacts();
    List<StreamPage> first = pages(stream, StreamPosition.start());
    portal.define("score", "string", Json.object());
    clock.advance(Duration.ofMinutes(5));

    StreamPage next = stream.read(end(first));

    assertEquals("007", rows(first).get(0).fields().path("score").textValue());
    List<SchemaChange> changes = next.inside().changes();
    assertEquals(1, changes.size());
    assertEquals("score", changes.get(0).field());
    assertEquals(DriftKind.TYPE_WIDENED, changes.get(0).kind());
  }

  @Test
  @DisplayName("HS-07 highly sensitive properties are neither asked for nor passed on")
  void hs07Sensitive() throws VendorException {
    ObjectNode highly = Json.object().put("dataSensitivity", "highly_sensitive");
    portal.define("diagnosis", "string", highly);
    portal.put(1, clock.instant().minusSeconds(60), Json.object().put("diagnosis", "secret"));

    VendorRow row = rows(pages(contacts(), StreamPosition.start())).get(0);

    assertFalse(row.fields().has("diagnosis"));
    assertFalse(portal.searches.get(0).path("properties").toString().contains("diagnosis"));
    settings.put("rest.sensitive.fields", "diagnosis");
    VendorRow allowed = rows(pages(contacts(), StreamPosition.start())).get(0);
    assertEquals("secret", allowed.fields().path("diagnosis").textValue());
  }

  @Test
  @DisplayName("HS-08 a token that ends between two pages is renewed once, by refresh token")
  void hs08TokenEnds() throws VendorException {
    settings.remove("rest.secret.access_token");
    settings.put("rest.secret.client_secret", "s");
    settings.put("rest.secret.refresh_token", "r");
    settings.put("rest.setting.client_id", "c");
    Instant then = clock.instant().minusSeconds(3600);
    LongStream.rangeClosed(1, 500).forEach(id -> portal.put(id, then, Json.object()));
    portal.betweenSearches =
        () -> {
          if (portal.searches.size() == 1) {
            portal.accepted = "nobody's";
          }
        };

    List<StreamPage> pages = pages(contacts(), StreamPosition.start());

    assertEquals(500, rows(pages).size());
    assertEquals(2, portal.tokens.get());
  }

  @Test
  @DisplayName("HS-09 an option more is told as a change of the values, and nothing fails")
  void hs09NewOption() throws VendorException {
    portal.define("stage", "enumeration", options("lead"));
    VendorStream stream = contacts();
    List<StreamPage> first = pages(stream, StreamPosition.start());
    portal.define("stage", "enumeration", options("lead", "customer"));
    clock.advance(Duration.ofMinutes(5));

    List<SchemaChange> changes = stream.read(end(first)).inside().changes();

    assertEquals(DriftKind.VALUE_DOMAIN_CHANGED, changes.get(0).kind());
    assertEquals("stage", changes.get(0).field());
  }

  @Test
  @DisplayName("HS-10 numbers in text, empty text and null stay what they are")
  void hs10ValuesStayRaw() throws VendorException {
    for (String name : List.of("a", "b", "c")) {
      portal.define(name, "number", Json.object());
    }
    portal.put(
        1,
        clock.instant().minusSeconds(60),
        Json.object().put("a", "1e3").put("b", "").putNull("c"));

    ObjectNode fields = rows(pages(contacts(), StreamPosition.start())).get(0).fields();

    assertEquals("1e3", fields.path("a").textValue());
    assertEquals("", fields.path("b").textValue());
    assertTrue(fields.path("c").isNull());
  }

  @Test
  @DisplayName("HS-11 associations of a page are asked for in one request")
  void hs11Associations() throws VendorException {
    Instant then = clock.instant().minusSeconds(3600);
    LongStream.rangeClosed(1, 150).forEach(id -> portal.put(id, then, Json.object()));

    List<VendorRow> rows = rows(pages(contacts(), StreamPosition.start()));

    assertEquals(1, portal.associationCalls.get());
    assertEquals(9_150, rows.get(149).fields().at("/associated_companies/0/toObjectId").asInt());
  }

  @Test
  @DisplayName("HS-12 an address that unsubscribed is a refusal of each contact that has it")
  void hs12UnsubscribedByAddress() throws VendorException {
    ObjectNode optedOut =
        Json.object().put("email", "a@example.com").put("hs_email_optout", "true");
    portal.put(1, clock.instant().minusSeconds(60), optedOut);
    portal.put(2, clock.instant().minusSeconds(60), optedOut.deepCopy());

    List<VendorRow> rows = rows(pages(contacts(), StreamPosition.start()));

    assertEquals(
        List.of(List.of("DENIED", "a@example.com"), List.of("DENIED", "a@example.com")),
        rows.stream().map(row -> Identities.consentAndEmail("hubspot", "contacts", row)).toList());
  }

  private static ObjectNode options(String... values) {
    ObjectNode property = Json.object();
    var options = property.putArray("options");
    for (String value : values) {
      options.addObject().put("value", value).put("label", value);
    }
    return property;
  }

  private VendorStream contacts() throws VendorException {
    return stream("");
  }

  private VendorStream stream(String part) throws VendorException {
    Vendor vendor = new PollingConfig(new RestDefinition(UNPACED), settings).open(clock);
    opened.add(vendor);
    return vendor.streams(List.of("contacts")).stream()
        .filter(stream -> stream.part().equals(part))
        .findFirst()
        .orElseThrow();
  }

  private static VendorException refused(VendorStream stream) {
    return assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
  }

  private static List<StreamPage> pages(VendorStream stream, StreamPosition from)
      throws VendorException {
    List<StreamPage> pages = new ArrayList<>();
    StreamPosition position = from;
    do {
      pages.add(stream.read(position));
      position = end(pages);
    } while (!pages.get(pages.size() - 1).caughtUp());
    return pages;
  }

  private static List<VendorRow> rows(List<StreamPage> pages) {
    return pages.stream().flatMap(page -> page.rows().stream()).toList();
  }

  private static List<String> ids(List<StreamPage> pages) {
    return rows(pages).stream().map(VendorRow::id).toList();
  }

  private static StreamPosition end(List<StreamPage> pages) {
    return pages.get(pages.size() - 1).next();
  }
}
