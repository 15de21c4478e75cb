package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.RecordOperation;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStreamTest {
  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"customers", "subscriptions", "invoices"})
  void theSnapshotHasEveryRowOnce(String object) throws VendorException {
    account.stripe.load(Account.PEOPLE);

    List<String> read = Account.ids(Account.pages(account.stream(object), StreamPosition.start()));

    assertEquals(new HashSet<>(Account.idsOf(object)), new HashSet<>(read));
    assertEquals(Account.idsOf(object).size(), read.size(), "no row twice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"customers", "subscriptions", "invoices"})
  void anotherInstanceReadsOnFromAnyPageWithTheRestAndNothingElse(String object)
      throws VendorException {
    account.stripe.load(Account.PEOPLE);
    List<StreamPage> pages = Account.pages(account.stream(object), StreamPosition.start());
    List<String> all = Account.ids(pages);
    int done = 0;
    for (StreamPage page : pages) {
      done += page.rows().size();

      List<String> rest = Account.ids(Account.pages(account.stream(object), page.next()));

      assertEquals(all.subList(done, all.size()), rest);
    }
  }

  @Test
  void aChangedRowComesAsItIsNowWithTheTimeOfItsEvent() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    String id = Account.idsOf("customers").get(3);

    account.edit("customers", id, "name", "First Change");
    account.edit("customers", id, "name", "Second Change");
    List<VendorRow> rows = Account.rows(Account.pages(stream, end));

    assertEquals(List.of(id), rows.stream().map(VendorRow::id).toList(), "fetched once");
    assertEquals("Second Change", rows.get(0).fields().path("name").textValue());
    assertEquals(account.now(), rows.get(0).changedAt());
    assertEquals(RecordOperation.UPSERT, rows.get(0).op());
  }

  @Test
  void everyVersionOfARowIsNoOlderThanTheOneBefore() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    String id = Account.idsOf("customers").get(0);
    account.edit("customers", id, "name", "Before The Snapshot");
    List<StreamPage> pages = Account.pages(stream, StreamPosition.start());
    account.edit("customers", id, "name", "After It");
    pages.addAll(Account.pages(stream, Account.end(pages)));
    account.clock.advance(Duration.ofSeconds(-30));
    account.edit("customers", id, "name", "Listed Late");
    pages.addAll(Account.pages(stream, Account.end(pages)));

    List<Instant> times =
        Account.rows(pages).stream()
            .filter(row -> row.id().equals(id))
            .map(row -> row.changedAt().orElseThrow())
            .toList();
    List<VendorRow> versions =
        Account.rows(pages).stream().filter(row -> row.id().equals(id)).toList();

    assertEquals(times.stream().sorted().toList(), times);
    assertEquals(
        "Listed Late", versions.get(versions.size() - 1).fields().path("name").textValue());
  }

  @Test
  void aDeletedCustomerComesAsADeletionWithNothingButItsId() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    String id = Account.idsOf("customers").get(5);
    account.edit("customers", id, "name", "About To Go");
    account.clock.advance(Duration.ofSeconds(1));

    account.stripe.delete("customers", id);
    List<VendorRow> rows = Account.rows(Account.pages(stream, end));

    assertEquals(List.of(RecordOperation.DELETE), rows.stream().map(VendorRow::op).toList());
    assertEquals(id, rows.get(0).id());
    assertTrue(rows.get(0).fields().isEmpty());
    assertEquals(account.now(), rows.get(0).changedAt());
  }

  @Test
  void aCanceledSubscriptionIsAChangeAndStaysInSnapshots() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("subscriptions");
    StreamPosition end = snapshot(stream);
    String id = Account.idsOf("subscriptions").get(0);

    account.stripe.delete("subscriptions", id);
    List<VendorRow> rows = Account.rows(Account.pages(stream, end));
    List<String> again =
        Account.ids(Account.pages(account.stream("subscriptions"), StreamPosition.start()));

    assertEquals(List.of(RecordOperation.UPSERT), rows.stream().map(VendorRow::op).toList());
    assertEquals("canceled", rows.get(0).fields().path("status").textValue());
    assertTrue(again.contains(id));
  }

  @Test
  void aRowMadeWhileTheSnapshotRunsComesThroughItsEvent() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPage first = stream.read(StreamPosition.start());

    account.edit("customers", "cus_new", "name", "Made Meanwhile");
    List<String> rest = Account.ids(Account.pages(stream, first.next()));

    assertTrue(rest.contains("cus_new"));
  }

  @Test
  void theSnapshotGoesOnWhenTheRowItFollowsIsDeleted() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPage first = stream.read(StreamPosition.start());
    String last = first.rows().get(first.rows().size() - 1).id();

    account.stripe.delete("customers", last);
    HashSet<String> read = new HashSet<>(Account.ids(List.of(first)));
    read.addAll(Account.ids(Account.pages(stream, first.next())));

    assertEquals(new HashSet<>(Account.idsOf("customers")), read);
  }

  @Test
  void finishedEventsAreNotWorkedOffAgain() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    account.edit("customers", Account.idsOf("customers").get(1), "name", "Once");
    StreamPosition end = snapshot(stream);

    StreamPage idle = stream.read(end);
    StreamPage afterRestart = account.stream("customers").read(end);

    assertTrue(idle.rows().isEmpty() && idle.caughtUp());
    assertEquals(end, idle.next());
    assertTrue(afterRestart.rows().isEmpty() && afterRestart.caughtUp());
  }

  @Test
  void manyChangesAreWorkedOffInPortionsOldestFirst() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    List<String> changed = Account.idsOf("customers").subList(0, 50);
    changed.forEach(id -> account.edit("customers", id, "name", "Changed"));

    List<StreamPage> pages = Account.pages(stream, end);

    assertEquals(changed, Account.ids(pages));
    assertEquals(List.of(20, 20, 10), pages.stream().map(page -> page.rows().size()).toList());
  }

  @Test
  void theRememberedEventsDoNotGrowWithTime() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    int longest = 0;
    for (int round = 0; round < 20; round++) {
      account.clock.advance(Duration.ofSeconds(20));
      account.edit("customers", "cus_often", "name", "Round " + round);
      end = Account.end(Account.pages(stream, end));
      longest = Math.max(longest, end.text("events.finished").orElse("").split(",", -1).length);
    }

    assertTrue(longest <= 4, "events of a minute at most, not " + longest);
  }

  @Test
  void aStreamResumedAfterTheRetentionTakesANewSnapshot() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    account.edit("customers", "cus_known", "name", "Old News");
    StreamPosition end = snapshot(stream);
    account.edit("customers", "cus_known", "name", "Lost Event");
    account.clock.advance(Duration.ofDays(31));

    List<VendorRow> rows = Account.rows(Account.pages(account.stream("customers"), end));

    Optional<VendorRow> known =
        rows.stream().filter(row -> row.id().equals("cus_known")).findFirst();
    assertEquals("Lost Event", known.orElseThrow().fields().path("name").textValue());
    assertEquals(Account.idsOf("customers").size() + 1, rows.size());
    assertFalse(
        known.orElseThrow().changedAt().orElseThrow().isBefore(eventTime(end)),
        "not older than what was delivered before");
  }

  @Test
  void everyRequestCarriesThePinnedVersion() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPosition end = snapshot(stream);
    account.edit("customers", Account.idsOf("customers").get(0), "name", "Changed");
    Account.pages(stream, end);

    assertTrue(
        account.stripe.server().requests().entries().stream()
            .allMatch(
                request ->
                    request.headers().entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("stripe-version"))
                        .anyMatch(header -> header.getValue().contains("2025-09-30.clover"))));
  }

  private static Instant eventTime(StreamPosition position) {
    return Instant.ofEpochSecond(position.number("events.newest").orElseThrow());
  }

  private static StreamPosition snapshot(VendorStream stream) throws VendorException {
    return Account.end(Account.pages(stream, StreamPosition.start()));
  }
}
