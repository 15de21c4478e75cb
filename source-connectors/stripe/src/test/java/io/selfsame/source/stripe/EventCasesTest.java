package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.vendor.FieldDrift;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventCasesTest {
  private static final Duration LAG = Duration.ofSeconds(60);

  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void st04AnOldCustomersChangeComesWithinOnePollAndTheLag() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream =
        account.stream("customers", account.with("stripe.events.lag.ms", "60000"));
    StreamPosition end = snapshot(stream);
    String old = Account.idsOf("customers").get(0);

    account.edit("customers", old, "email", "new@example.org");
    List<StreamPage> early = Account.pages(stream, end);
    account.clock.advance(LAG);
    List<VendorRow> rows = Account.rows(Account.pages(stream, Account.end(early)));

    assertTrue(Account.rows(early).isEmpty(), "younger than the lag");
    assertEquals(List.of(old), rows.stream().map(VendorRow::id).toList());
    assertEquals("new@example.org", rows.get(0).fields().path("email").textValue());
  }

  @Test
  void st05ARowIsWhatItsDetailSaysAtThePinnedVersionNotWhatItsEventShows() throws VendorException {
    account.stripe.accountVersion("2026-02-25.clover");
    account.stripe.since(
        "2026-02-25.clover", "subscriptions", new FieldDrift.Remove("current_period_end"));
    VendorStream stream = account.stream("subscriptions");
    StreamPosition end = snapshot(stream);
    account.clock.advance(Duration.ofSeconds(1));
    account.stripe.upsert(
        "subscriptions", "sub_1", Json.object().put("current_period_end", 1_800_000_000L));

    List<VendorRow> rows = Account.rows(Account.pages(stream, end));

    assertEquals(
        1_800_000_000L, rows.get(0).fields().path("current_period_end").asLong(), "not the event");
    assertTrue(
        account.requests("/v1/subscriptions/sub_1").stream()
            .allMatch(request -> header(request, "stripe-version").contains("2025-09-30.clover")));
  }

  @Test
  void st06WhateverOrderEventsComeInTheLastStateWins() throws VendorException {
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    account.edit("customers", "cus_1", "name", "First");
    account.stripe.upsert("customers", "cus_1", Account.fields("name", "Same Second"));
    account.stripe.tell("customers", "cus_1", "updated", account.clock.instant().minusSeconds(30));

    List<VendorRow> rows = Account.rows(Account.pages(stream, end));

    assertEquals(1, rows.size());
    assertEquals("Same Second", rows.get(0).fields().path("name").textValue());
  }

  @Test
  void st06NothingComesBackAfterItsDeletion() throws VendorException {
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    account.edit("customers", "cus_1", "name", "Short-lived");
    List<StreamPage> pages = Account.pages(stream, end);
    account.clock.advance(Duration.ofSeconds(1));
    account.stripe.delete("customers", "cus_1");
    account.stripe.tell("customers", "cus_1", "updated", account.clock.instant());
    pages.addAll(Account.pages(stream, Account.end(pages)));
    account.clock.advance(Duration.ofSeconds(5));
    account.stripe.tell("customers", "cus_1", "updated", account.clock.instant());
    pages.addAll(Account.pages(stream, Account.end(pages)));

    List<RecordOperation> ops = Account.rows(pages).stream().map(VendorRow::op).toList();

    assertEquals(RecordOperation.UPSERT, ops.get(0));
    assertTrue(
        ops.subList(1, ops.size()).stream().allMatch(op -> op == RecordOperation.DELETE), "" + ops);
  }

  @Test
  void st07AnEventOnTwoPagesAndInTwoPollsIsWorkedOffOnce() throws VendorException {
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    account.stripe.repeatEventsAcrossPages(true);
    List<String> changed = IntStream.range(0, 130).mapToObj(i -> "cus_" + i).toList();
    changed.forEach(id -> account.stripe.upsert("customers", id, Account.fields("name", "One")));

    List<StreamPage> first = Account.pages(stream, end);
    List<StreamPage> again = Account.pages(stream, Account.end(first));
    List<StreamPage> restarted = Account.pages(account.stream("customers"), Account.end(first));

    assertEquals(changed.size(), Account.ids(first).size());
    assertEquals(new HashSet<>(changed), new HashSet<>(Account.ids(first)));
    assertTrue(Account.rows(again).isEmpty() && Account.rows(restarted).isEmpty());
  }

  @Test
  void anEventListedLateIsNotMissed() throws VendorException {
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    account.stripe.listEventsLate(Duration.ofSeconds(50));
    account.edit("customers", "cus_late", "name", "Late");
    account.stripe.listEventsLate(Duration.ZERO);
    account.edit("customers", "cus_prompt", "name", "Prompt");

    List<StreamPage> before = Account.pages(stream, end);
    account.clock.advance(Duration.ofSeconds(50));
    List<StreamPage> after = Account.pages(account.stream("customers"), Account.end(before));

    assertEquals(List.of("cus_prompt"), Account.ids(before));
    assertEquals(List.of("cus_late"), Account.ids(after));
  }

  @Test
  void whatBelongsToACustomerChangesTheCustomer() throws VendorException {
    account.stripe.serve("customer/discounts");
    account.add(1);
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    account.clock.advance(Duration.ofSeconds(1));
    account.stripe.changeSilently("customers", "cus_0", Account.fields("phone", "1"));
    account.stripe.upsert("customer/discounts", "di_1", Account.fields("customer", "cus_0"));

    List<VendorRow> rows = Account.rows(Account.pages(stream, end));

    assertEquals(List.of("cus_0"), rows.stream().map(VendorRow::id).toList());
    assertEquals("1", rows.get(0).fields().path("phone").textValue());
  }

  @Test
  void unknownEventsAreSaidOnceAndLeftOut() throws VendorException {
    account.stripe.serve("customer/moods");
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    account.clock.advance(Duration.ofSeconds(1));
    account.stripe.upsert("customer/moods", "mood_1", Json.object());
    account.stripe.upsert("customer/moods", "mood_2", Json.object());
    try (CapturedLog log = new CapturedLog()) {
      assertTrue(Account.rows(Account.pages(stream, end)).isEmpty());

      assertEquals(1, log.text().split("customer.mood.created", -1).length - 1);
      assertFalse(log.text().contains("mood_1"));
    }
  }

  @Test
  void manyRowsMadeTogetherAreFetchedByThePage() throws VendorException {
    Map<String, String> settings = account.with("batch.max.rows", "100");
    VendorStream stream = account.stream("customers", settings);
    StreamPosition end = snapshot(stream);
    account.add(100);
    long before = account.stripe.server().requests().total();

    List<VendorRow> rows = Account.rows(Account.pages(stream, end));

    assertEquals(100, rows.size());
    assertEquals("Number 99", rows.get(99).fields().path("name").textValue());
    long requests = account.stripe.server().requests().total() - before;
    assertTrue(requests <= 4, requests + " requests for 100 rows");
  }

  @Test
  void rowsGoneFromAListAreAskedForOneByOneBeforeTheyCountAsDeleted() throws VendorException {
    VendorStream stream = account.stream("customers", account.with("batch.max.rows", "100"));
    StreamPosition end = snapshot(stream);
    account.add(30);
    account.stripe.delete("customers", "cus_7");
    account.stripe.delete("customers", "cus_29");

    List<VendorRow> rows = Account.rows(Account.pages(stream, end));

    assertEquals(
        List.of("cus_29", "cus_7"),
        rows.stream()
            .filter(row -> row.op() == RecordOperation.DELETE)
            .map(VendorRow::id)
            .sorted()
            .toList());
    assertEquals(30, rows.size());
    assertEquals(1, account.requests("/v1/customers/cus_7").size());
  }

  @Test
  void aPageSaysUntilWhenEverythingWasReadAndWhatIsNewest() throws VendorException {
    VendorStream stream = account.stream("customers", account.with("stripe.events.lag.ms", "5000"));
    StreamPosition end = snapshot(stream);
    account.add(30);
    Instant newest = account.now().orElseThrow();
    account.clock.advance(Duration.ofSeconds(5));

    List<StreamPage> pages = Account.pages(stream, end);

    assertEquals(2, pages.size());
    assertEquals(Optional.of(newest), pages.get(0).serverNewest());
    assertTrue(pages.get(0).coveredUntil().orElseThrow().isBefore(newest));
    assertEquals(Optional.of(newest), pages.get(1).coveredUntil(), "now, less the lag");
  }

  @Test
  void whatIsRememberedOfEventsIsBounded() throws VendorException {
    VendorStream stream = account.stream("customers", account.with("batch.max.rows", "100"));
    StreamPosition position = snapshot(stream);
    account.add(1);
    for (int second = 0; second < 40; second++) {
      account.clock.advance(Duration.ofSeconds(1));
      for (int i = 0; i < 100; i++) {
        account.stripe.tell("customers", "cus_0", "updated", account.clock.instant());
      }
      position = Account.end(Account.pages(stream, position));
    }

    String seen = position.text("events.seen").orElseThrow();
    assertTrue(seen.length() < 30_000, seen.length() + " characters");
    assertTrue(Account.rows(Account.pages(stream, position)).isEmpty());
  }

  @Test
  void checkoutSessionsBringWhatWasAgreedTo() throws VendorException {
    VendorStream stream = account.stream("checkout/sessions");
    StreamPosition end = snapshot(stream);
    account.clock.advance(Duration.ofSeconds(1));
    ObjectNode session = Json.object();
    session.putObject("consent").put("promotions", "opt_in").put("terms_of_service", "accepted");
    account.stripe.upsert("checkout/sessions", "cs_1", session);

    VendorRow row = Account.rows(Account.pages(stream, end)).get(0);

    assertEquals("checkout/sessions", stream.object());
    assertEquals("opt_in", row.fields().at("/consent/promotions").textValue());
  }

  private static String header(LoggedRequest request, String name) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static StreamPosition snapshot(VendorStream stream) throws VendorException {
    return Account.end(Account.pages(stream, StreamPosition.start()));
  }
}
