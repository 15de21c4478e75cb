package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The traps of the incremental exports: times, ties, cursors, repeated rows. */
class ExportRulesTest {
  private static final String EXPORTS = "/api/v2/incremental";

  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "organizations", "tickets"})
  @DisplayName("ZD-03 no start time of the last 60 seconds is ever sent")
  void zd03NoStartTimeIsTooRecent(String object) throws VendorException {
    VendorStream stream = account.stream(object);
    StreamPosition position = StreamPosition.start();
    for (int step = 0; step < 20; step++) {
      account.zendesk.upsert(object, Integer.toString(step), TaskRun.fields("name", "x"));
      position = Account.end(Account.pages(stream, position));
      account.clock.advance(Duration.ofSeconds(7));
    }

    for (LoggedRequest request : account.zendesk.server().requests().entries()) {
      for (String start : request.query().getOrDefault("start_time", List.of())) {
        assertTrue(
            Long.parseLong(start) < request.at().minusSeconds(60).getEpochSecond(),
            "start_time is older than a minute");
        assertEquals(200, request.status());
      }
    }
  }

  @Test
  @DisplayName("ZD-03 a stored start time that is too recent (clocks differ) is not sent yet")
  void zd03ARecentPositionWaits() throws VendorException {
    VendorStream stream = account.stream("organizations");
    StreamPosition recent =
        StreamPosition.start().with("start_time", account.clock.instant().getEpochSecond() - 59);

    StreamPage page = stream.read(recent);

    assertTrue(page.caughtUp());
    assertEquals(recent, page.next().without("definitions"));
    assertEquals(0, account.requests("/api/v2/incremental/organizations.json"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 422})
  @DisplayName("ZD-03 'too recent' is waited for")
  void zd03TooRecentIsWaitedFor(int status) throws VendorException {
    account.answer(
        EXPORTS,
        Response.json(
            status,
            TaskRun.fields("error", "InvalidValue")
                .put("description", "Too recent start_time. Use a start_time older than 60 s")));

    VendorException refused = failureOf("users");

    assertEquals(VendorException.Kind.RETRY, refused.kind());
    assertEquals("TOO_RECENT", refused.code());
    assertTrue(refused.after().isPresent());
  }

  @Test
  @DisplayName("ZD-05 of a row that is twice on a page the newest version wins, in its place")
  void zd05TheNewestVersionOnAPageWins() throws VendorException {
    account.answer(
        EXPORTS,
        page("users", "c1", true, user(1, 10), user(2, 11), user(1, 12), user(3, 13), user(2, 5)));

    List<VendorRow> rows = account.stream("users").read(StreamPosition.start()).rows();

    assertEquals(List.of("2@11", "1@12", "3@13"), versions(rows));
  }

  @Test
  @DisplayName("ZD-05 a row repeated on the next page is emitted once, an older version never")
  void zd05RepeatedRowsOnAPageBoundaryAreLeftOut() throws VendorException {
    account.answer(
        EXPORTS,
        page("users", "c1", false, user(1, 10), user(2, 12)),
        page("users", "c2", false, user(2, 12), user(1, 9), user(2, 14)),
        page("users", "c3", true, user(2, 14), user(3, 14)));

    List<StreamPage> pages = Account.pages(account.stream("users"), StreamPosition.start());

    assertEquals(List.of("1@10", "2@12", "2@14", "3@14"), versions(Account.rows(pages)));
  }

  @Test
  @DisplayName("ZD-05 a later version within one second is no repetition")
  void zd05AChangedRowOfTheSameSecondIsEmitted() throws VendorException {
    account.answer(
        EXPORTS,
        page("users", "c1", false, user(1, 10)),
        page("users", "c2", true, user(1, 10).put("phone", "1")));

    List<StreamPage> pages = Account.pages(account.stream("users"), StreamPosition.start());

    assertEquals(2, Account.rows(pages).size());
  }

  @Test
  @DisplayName("ZD-06 an empty page that is not the end is followed by its cursor")
  void zd06AnEmptyPageInTheMiddleIsNoEnd() throws VendorException {
    account.answer(
        EXPORTS,
        page("users", "c1", false, user(1, 10)),
        page("users", "c2", false),
        page("users", "c3", true, user(2, 12)));

    List<StreamPage> pages = Account.pages(account.stream("users"), StreamPosition.start());

    assertEquals(List.of("1@10", "2@12"), versions(Account.rows(pages)));
    List<LoggedRequest> asked = account.log("/api/v2/incremental/users/cursor.json");
    assertEquals(List.of("c1"), asked.get(1).query().get("cursor"));
    assertEquals(List.of("c2"), asked.get(2).query().get("cursor"));
  }

  @Test
  @DisplayName("ZD-06 a null cursor at the end keeps the old one")
  void zd06ANullCursorAtTheEndKeepsTheOldOne() throws VendorException {
    ObjectNode last = JsonNodeFactory.instance.objectNode().put("end_of_stream", true);
    last.putNull("after_cursor").putArray("users");
    account.answer(EXPORTS, page("users", "c1", false, user(1, 10)), Response.json(200, last));

    List<StreamPage> pages = Account.pages(account.stream("users"), StreamPosition.start());

    assertTrue(pages.get(1).caughtUp());
    assertEquals(Optional.of("c1"), Account.end(pages).text("cursor"));
  }

  @Test
  @DisplayName("ZD-06 a page that claims more but gives no new cursor is reported as no progress")
  void zd06APageWithoutProgressIsNotCalledCaughtUp() throws VendorException {
    account.answer(EXPORTS, page("users", "c1", false, user(1, 10)), page("users", "c1", false));
    VendorStream stream = account.stream("users");
    StreamPosition position = stream.read(StreamPosition.start()).next();

    StreamPage stuck = stream.read(position);

    assertFalse(stuck.caughtUp());
    assertEquals(position, stuck.next(), "what the polling core warns of, and waits");
  }

  @Test
  @DisplayName("ZD-07 2,500 users of one second pass through the cursor export")
  void zd07AThousandsOfUsersOfOneSecondAreReadOnce() throws VendorException {
    fill("users");

    List<StreamPage> pages =
        Account.pages(
            account.vendor(largePages()).streams(List.of("users")).get(0), StreamPosition.start());

    List<String> ids = Account.ids(pages);
    assertEquals(2_500, ids.size());
    assertEquals(2_500, new HashSet<>(ids).size());
    assertEquals(3, pages.size());
  }

  @Test
  @DisplayName("ZD-07 2,500 organizations of one second are reported, not looped over")
  void zd07TheExportByTimeReportsThatItIsStuck() throws VendorException {
    fill("organizations");
    VendorStream stream = account.vendor(largePages()).streams(List.of("organizations")).get(0);

    VendorException stuck =
        assertThrows(VendorException.class, () -> Account.pages(stream, StreamPosition.start()));

    assertEquals("NO_PROGRESS", stuck.code());
    assertEquals(VendorException.Kind.FATAL, stuck.kind());
    assertTrue(account.requests("/api/v2/incremental/organizations.json") <= 3, "no loop");
  }

  @Test
  @DisplayName("ZD-07 a second that is longer than a small page is read with the largest")
  void zd07ALargerPageIsTriedFirst() throws VendorException {
    for (int id = 1; id <= 120; id++) {
      account.zendesk.upsert("organizations", Integer.toString(id), TaskRun.fields("name", "O"));
    }
    account.letTimePass();

    List<StreamPage> pages = Account.pages(account.stream("organizations"), StreamPosition.start());

    assertEquals(120, Account.ids(pages).size());
    assertEquals(120, new HashSet<>(Account.ids(pages)).size());
  }

  @Test
  @DisplayName("ZD-15 a ticket changed by the system alone, its updated_at unmoved, is captured")
  void zd15GeneratedTimestampIsTheClockOfTickets() throws VendorException {
    account.zendesk.upsert("tickets", "9", TaskRun.fields("subject", "Help"));
    account.letTimePass();
    account.zendesk.upsert("tickets", "10", TaskRun.fields("subject", "Later"));
    account.letTimePass();
    VendorStream stream = account.stream("tickets");
    List<StreamPage> before = Account.pages(stream, StreamPosition.start());
    account.zendesk.changeBySystem("9", TaskRun.fields("priority", "high"));
    account.letTimePass();

    VendorRow changed = Account.rows(Account.pages(stream, Account.end(before))).get(0);

    VendorRow old = Account.rows(before).get(0);
    assertEquals("9", changed.id());
    assertEquals("high", changed.fields().path("priority").asText());
    assertEquals(old.fields().path("updated_at"), changed.fields().path("updated_at"));
    assertTrue(
        changed.changedAt().orElseThrow().isAfter(old.changedAt().orElseThrow()),
        "and orders after the version before");
  }

  @Test
  void aPageTooLongIsAskedForInSmallerOnes() throws VendorException {
    for (int id = 1; id <= 60; id++) {
      account.zendesk.upsert(
          "users", Integer.toString(id), TaskRun.fields("notes", "n".repeat(2_000)));
    }
    account.letTimePass();
    Map<String, String> settings = account.settings();
    settings.put("request.max.body.bytes", "60000");

    List<StreamPage> pages =
        Account.pages(
            account.vendor(settings).streams(List.of("users")).get(0), StreamPosition.start());

    assertEquals(60, new HashSet<>(Account.ids(pages)).size());
  }

  private void fill(String object) {
    for (int id = 1; id <= 2_500; id++) {
      account.zendesk.upsert(object, Integer.toString(id), TaskRun.fields("name", "x"));
    }
    account.letTimePass();
  }

  private Map<String, String> largePages() {
    Map<String, String> settings = account.settings();
    settings.put("batch.max.rows", "1000");
    return settings;
  }

  private VendorException failureOf(String object) throws VendorException {
    VendorStream stream = account.stream(object);
    return assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
  }

  private static List<String> versions(List<VendorRow> rows) {
    return rows.stream()
        .map(row -> row.id() + "@" + row.changedAt().orElseThrow().getEpochSecond())
        .toList();
  }

  private static ObjectNode user(long id, long second) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("updated_at", Instant.ofEpochSecond(second).toString());
  }

  private static Response page(String object, String cursor, boolean end, ObjectNode... rows) {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    page.putArray(object).addAll(List.of(rows));
    return Response.json(200, page.put("after_cursor", cursor).put("end_of_stream", end));
  }
}
