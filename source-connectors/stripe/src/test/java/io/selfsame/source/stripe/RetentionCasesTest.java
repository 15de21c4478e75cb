package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.contract.CapturedLog;
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
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * ST-10 cannot be had whole: which rows there were before a gap is not known to a source that keeps
 * no rows, and Stripe's lists show no deleted ones. What Stripe still tells, the deletions of the
 * last thirty days, is emitted; the stretch nobody can know of is said in the log.
 */
class RetentionCasesTest {
  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void st10AfterThirtyOneDaysANewSnapshotAndTheDeletionsStripeStillTellsOf()
      throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    List<String> ids = Account.idsOf("customers");
    account.clock.advance(Duration.ofDays(2));
    account.stripe.delete("customers", ids.get(1));
    account.edit("customers", ids.get(2), "name", "Changed In The Gap");
    account.clock.advance(Duration.ofDays(29));
    account.stripe.delete("customers", ids.get(3));

    try (CapturedLog log = new CapturedLog()) {
      List<StreamPage> pages = Account.pages(account.stream("customers"), end);
      List<VendorRow> rows = Account.rows(pages);

      assertEquals(
          Optional.of(Duration.ofDays(1).plusSeconds(1)),
          Account.end(pages).text("gap.deletions.unknown").map(RetentionCasesTest::length));
      assertEquals(Set.of(ids.get(1), ids.get(3)), ids(rows, RecordOperation.DELETE));
      Set<String> expected = new HashSet<>(ids);
      expected.removeAll(Set.of(ids.get(1), ids.get(3)));
      assertEquals(expected, ids(rows, RecordOperation.UPSERT));
      assertTrue(log.text().contains("Taking a new snapshot of customers"));
      assertTrue(log.text().contains("rows deleted after that"));
    }
  }

  @Test
  void st10NoVersionAfterTheGapCountsAsOlderThanOneBeforeIt() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    account.edit("customers", "cus_known", "name", "Old News");
    StreamPosition end = snapshot(stream);
    account.edit("customers", "cus_known", "name", "Before The Gap");
    List<StreamPage> before = Account.pages(stream, end);
    account.clock.advance(Duration.ofDays(31));

    List<VendorRow> rows =
        Account.rows(Account.pages(account.stream("customers"), Account.end(before)));

    Instant last = Account.rows(before).get(0).changedAt().orElseThrow();
    assertFalse(rows.isEmpty());
    assertTrue(rows.stream().noneMatch(row -> row.changedAt().orElseThrow().isBefore(last)));
  }

  @Test
  void st10TheSearchForDeletionsIsResumable() throws VendorException {
    account.add(250);
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    account.clock.advance(Duration.ofDays(5));
    for (int i = 0; i < 250; i++) {
      account.stripe.delete("customers", "cus_" + i);
    }
    account.clock.advance(Duration.ofDays(28));

    StreamPage first = account.stream("customers").read(end);
    StreamPage second = account.stream("customers").read(first.next());
    Set<String> gone = new HashSet<>(Account.ids(List.of(first, second)));
    gone.addAll(Account.ids(Account.pages(account.stream("customers"), second.next())));

    assertEquals(100, first.rows().size());
    assertEquals(250, gone.size());
  }

  @Test
  void st10ARefusalBecauseEventsAgedOutIsAGapToo() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    Response agedOut =
        Response.json(
            400,
            Json.parseObject(
                "{\"error\":{\"type\":\"invalid_request_error\",\"message\":\"it is no longer"
                    + " available because it's aged out of our retention policy\"}}"));
    account.stripe.server().faults().add(Fault.onPath("/v1/events", 1, new Fault.Respond(agedOut)));
    try (CapturedLog log = new CapturedLog()) {
      List<VendorRow> rows = Account.rows(Account.pages(stream, end));

      assertEquals(new HashSet<>(Account.idsOf("customers")), ids(rows, RecordOperation.UPSERT));
      assertTrue(log.text().contains("events have aged out"));
    }
  }

  @Test
  void afterOffsetsWereResetWhatChangedMeanwhileCountsAsNewer() throws VendorException {
    Map<String, String> settings = account.with("stripe.events.history.days", "30");
    account.add(3);
    List<StreamPage> before =
        Account.pages(account.stream("customers", settings), StreamPosition.start());
    account.edit("customers", "cus_1", "name", "Seen");
    before.addAll(Account.pages(account.stream("customers", settings), Account.end(before)));
    account.edit("customers", "cus_1", "name", "Changed While Nobody Read");
    account.clock.advance(Duration.ofDays(20));
    account.edit("customers", "cus_2", "name", "The Newest Event");

    List<VendorRow> again =
        Account.rows(Account.pages(account.stream("customers", settings), StreamPosition.start()));

    VendorRow seen = lastOf("cus_1", Account.rows(before));
    VendorRow changed = lastOf("cus_1", again);
    assertEquals("Changed While Nobody Read", changed.fields().path("name").textValue());
    assertTrue(changed.changedAt().orElseThrow().isAfter(seen.changedAt().orElseThrow()));
  }

  @Test
  void aQuietStreamThatIsReadHasNoGap() throws VendorException {
    account.add(3);
    VendorStream stream = account.stream("customers");
    StreamPosition position = snapshot(stream);
    StreamPosition first = position;
    for (int day = 0; day < 60; day++) {
      account.clock.advance(Duration.ofDays(1));
      List<StreamPage> pages = Account.pages(stream, position);
      assertTrue(Account.rows(pages).isEmpty(), "day " + day);
      position = Account.end(pages);
    }

    assertFalse(first.equals(position), "an idle stream moves its offset");
  }

  @Test
  void aSnapshotLeftHalfDoneForAMonthBeginsAnew() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    StreamPage first = account.stream("customers").read(StreamPosition.start());
    account.clock.advance(Duration.ofDays(31));

    List<StreamPage> pages = Account.pages(account.stream("customers"), first.next());

    assertEquals(new HashSet<>(Account.idsOf("customers")), new HashSet<>(Account.ids(pages)));
  }

  @Test
  void aReconcileFindsChangesThatRaisedNoEventWhileEventsAreFollowed() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    Map<String, String> settings = account.with("stripe.reconcile.interval.ms", "86400000");
    VendorStream stream = account.stream("customers", settings);
    StreamPosition end = snapshot(stream);
    String silent = Account.idsOf("customers").get(0);
    account.stripe.changeSilently("customers", silent, Account.fields("balance", "7"));
    assertTrue(Account.rows(Account.pages(stream, end)).isEmpty(), "nobody was told");

    account.clock.advance(Duration.ofDays(1));
    String loud = Account.idsOf("customers").get(5);
    StreamPage first = stream.read(end);
    StreamPage walked = account.stream("customers", settings).read(first.next());
    account.edit("customers", loud, "name", "While Walking");
    account.clock.advance(Duration.ofSeconds(1));
    StreamPage interleaved = account.stream("customers", settings).read(walked.next());
    List<StreamPage> rest = Account.pages(stream, interleaved.next());

    assertEquals(List.of(loud), Account.ids(List.of(interleaved)));
    Set<String> seen = new HashSet<>(Account.ids(List.of(first, walked)));
    seen.addAll(Account.ids(rest));
    assertEquals(new HashSet<>(Account.idsOf("customers")), seen);
    assertTrue(
        Account.rows(rest).stream()
            .anyMatch(row -> row.fields().path("balance").asText().equals("7")));
    assertTrue(Account.rows(Account.pages(stream, Account.end(rest))).isEmpty(), "once a day");
  }

  private static Duration length(String stretch) {
    String[] ends = stretch.split("/", -1);
    return Duration.between(Instant.parse(ends[0]), Instant.parse(ends[1]));
  }

  private static VendorRow lastOf(String id, List<VendorRow> rows) {
    return rows.stream().filter(row -> row.id().equals(id)).reduce((a, b) -> b).orElseThrow();
  }

  private static Set<String> ids(List<VendorRow> rows, RecordOperation op) {
    return rows.stream()
        .filter(row -> row.op() == op)
        .map(VendorRow::id)
        .collect(Collectors.toSet());
  }

  private static StreamPosition snapshot(VendorStream stream) throws VendorException {
    return Account.end(Account.pages(stream, StreamPosition.start()));
  }
}
