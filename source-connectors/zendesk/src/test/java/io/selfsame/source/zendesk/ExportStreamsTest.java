package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.population.PopulationRecord;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportStreamsTest {
  private static final Population PEOPLE = Population.generate(11, 300);

  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "organizations", "tickets"})
  void theSnapshotHasEveryRowOnce(String object) throws VendorException {
    account.zendesk.load(PEOPLE);

    List<String> read = Account.ids(Account.pages(account.stream(object), StreamPosition.start()));

    assertEquals(idsOf(object), new HashSet<>(read));
    assertEquals(idsOf(object).size(), read.size(), "no row twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "organizations", "tickets"})
  void readingOnFromAnyPageGivesTheRestAndNothingElse(String object) throws VendorException {
    account.zendesk.load(PEOPLE);
    List<StreamPage> pages = Account.pages(account.stream(object), StreamPosition.start());
    List<String> all = Account.ids(pages);
    int done = 0;
    for (StreamPage page : pages) {
      done += page.rows().size();

      List<String> rest = Account.ids(Account.pages(account.stream(object), page.next()));

      assertEquals(all.subList(done, all.size()), rest);
    }
    assertTrue(object.equals("organizations") || pages.size() > 2, "several pages");
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "organizations", "tickets"})
  void aChangeArrivesOnceAndAloneAfterTheSnapshot(String object) throws VendorException {
    account.zendesk.load(PEOPLE);
    VendorStream stream = account.stream(object);
    StreamPosition position = Account.end(Account.pages(stream, StreamPosition.start()));
    String changed = idsOf(object).iterator().next();
    account.zendesk.upsert(object, changed, fields().put("details", "new"));
    account.letTimePass();

    List<StreamPage> increment = Account.pages(stream, position);
    List<StreamPage> idle = Account.pages(stream, Account.end(increment));

    assertEquals(List.of(changed), Account.ids(increment));
    assertEquals("new", Account.rows(increment).get(0).fields().path("details").asText());
    assertEquals(List.of(), Account.ids(idle));
  }

  @Test
  void nothingToReadLeavesThePositionWhereItIs() throws VendorException {
    StreamPage page = account.stream("users").read(StreamPosition.start());

    assertTrue(page.caughtUp());
    assertEquals(StreamPosition.start(), page.next().without("definitions"));
  }

  @Test
  void aDeletedTicketIsADeletion() throws VendorException {
    account.zendesk.upsert("tickets", "9", fields().put("subject", "Help").put("status", "open"));
    account.zendesk.delete("tickets", "9");
    account.letTimePass();

    assertEquals(RecordOperation.DELETE, onlyRow("tickets").op());
  }

  @Test
  void everyFieldOfAUserIsPassedOn() throws VendorException {
    account.zendesk.upsert(
        "users",
        "7",
        fields()
            .put("name", "Ada")
            .put("external_id", "01234")
            .set("user_fields", fields().put("email_opt_out", true)));
    account.letTimePass();

    ObjectNode user = onlyRow("users").fields();

    assertEquals("01234", user.path("external_id").textValue());
    assertTrue(user.path("user_fields").path("email_opt_out").booleanValue());
    assertTrue(user.has("custom_role_id") && user.path("custom_role_id").isNull());
  }

  @Test
  void tooManyExportsAreARateLimitWithTheVendorsWait() throws VendorException {
    account.zendesk.limitExports(1);
    VendorStream stream = account.stream("users");
    stream.read(StreamPosition.start());

    VendorException refused =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(VendorException.Kind.RATE_LIMIT, refused.kind());
    assertEquals(Optional.of(Duration.ofSeconds(61)), refused.after());
  }

  @Test
  void aPlainTextRefusalIsARateLimitToo() throws VendorException {
    fail(Response.text(429, "Too many requests").withHeader("Retry-After", "7"));

    VendorException refused = failure();

    assertEquals(VendorException.Kind.RATE_LIMIT, refused.kind());
    assertEquals(Optional.of(Duration.ofSeconds(7)), refused.after());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void aServerErrorIsTriedAgainFromTheSamePlace(int status) throws VendorException {
    account.zendesk.upsert("users", "7", fields().put("name", "Ada"));
    account.letTimePass();
    fail(Response.html(status, "<html>maintenance</html>"));
    VendorStream stream = account.stream("users");

    VendorException refused =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(VendorException.Kind.RETRY, refused.kind());
    assertEquals("HTTP_" + status, refused.code());
    assertEquals(List.of("7"), Account.ids(Account.pages(stream, StreamPosition.start())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>ok</html>", "{\"users\":", "{\"other\":[]}", "[]", ""})
  void anAnswerThatIsNoExportIsTriedAgain(String body) throws VendorException {
    fail(Response.text(200, body));

    assertEquals(VendorException.Kind.RETRY, failure().kind());
  }

  @Test
  @DisplayName("ZD-14 an export that is forbidden while running is a lost permission, named")
  void zd14AForbiddenExportNamesTheMissingRight() throws VendorException {
    account.zendesk.ownClientAs("agent");

    VendorException refused = failure();

    assertEquals(VendorException.Kind.PERMISSION, refused.kind());
    assertEquals("Forbidden", refused.code());
    assertTrue(refused.getMessage().contains("administrator"));
  }

  @Test
  void aPageTellsUntilWhenEverythingWasRead() throws VendorException {
    account.zendesk.load(PEOPLE);
    for (String object : List.of("users", "organizations", "tickets")) {
      List<StreamPage> pages = Account.pages(account.stream(object), StreamPosition.start());
      StreamPage last = pages.get(pages.size() - 1);

      assertEquals(
          Optional.of(account.clock.instant().minusSeconds(60)), last.coveredUntil(), object);
      assertTrue(last.quotaLeft().isPresent());
      if (!object.equals("organizations")) {
        List<VendorRow> first = pages.get(0).rows();
        assertEquals(first.get(first.size() - 1).changedAt(), pages.get(0).coveredUntil());
      }
    }
  }

  @Test
  void aMessageQuotesNothingTheVendorSent() throws VendorException {
    fail(Response.json(400, fields().put("error", "Ada Lovelace").put("description", "ada@x.org")));

    VendorException refused = failure();

    assertEquals("HTTP_400", refused.code());
    assertTrue(!refused.getMessage().contains("Ada") && !refused.getMessage().contains("ada@"));
  }

  private VendorRow onlyRow(String object) throws VendorException {
    List<VendorRow> rows =
        Account.rows(Account.pages(account.stream(object), StreamPosition.start()));
    assertEquals(1, rows.size());
    return rows.get(0);
  }

  private void fail(Response response) {
    account
        .zendesk
        .server()
        .faults()
        .add(Fault.onPath("/api/v2/incremental", 1, new Fault.Respond(response)));
  }

  private VendorException failure() throws VendorException {
    VendorStream stream = account.stream("users");
    return assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
  }

  private static Set<String> idsOf(String object) {
    return PEOPLE.records("zendesk", object).map(PopulationRecord::id).collect(Collectors.toSet());
  }

  private static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }
}
