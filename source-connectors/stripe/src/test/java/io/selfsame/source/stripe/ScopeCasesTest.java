package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.stripe.StripeSimulator;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorException.Kind;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which rows a stream reads: of which mode, account and time of creation. */
class ScopeCasesTest {
  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void st15DataOfLiveModeIsRejectedUnderATestKey() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    account.stripe.livemode(true);

    VendorException failure = refused(account.stream("customers"));

    assertEquals(Kind.CONFIG, failure.kind());
    assertEquals("stripe.livemode", failure.setting().orElseThrow());
  }

  @Test
  void st15DataOfTestModeIsRejectedWhereLiveModeIsExpected() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    Map<String, String> settings = account.with("stripe.api.key", StripeSimulator.LIVE_KEY);

    VendorException failure = refused(account.stream("customers", settings));

    assertEquals("LIVEMODE_MISMATCH", failure.code());
  }

  @Test
  void st15AChangeOfTheOtherModeIsRejectedToo() throws VendorException {
    account.add(1);
    VendorStream stream = account.stream("customers");
    StreamPosition end = Account.end(Account.pages(stream, StreamPosition.start()));
    account.edit("customers", "cus_0", "name", "Changed");
    account.stripe.livemode(true);

    VendorException failure = assertThrows(VendorException.class, () -> stream.read(end));

    assertEquals("LIVEMODE_MISMATCH", failure.code());
  }

  @Test
  void st15AKeyThatDoesNotSayItsModeIsHeldToTheSetting() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    account.stripe.restrict("rk_some", Set.of("customers", "events"));
    Map<String, String> settings = account.with("stripe.api.key", "rk_some");
    assertFalse(
        account.stream("customers", settings).read(StreamPosition.start()).rows().isEmpty());

    settings.put("stripe.livemode", "true");

    assertEquals("LIVEMODE_MISMATCH", refused(account.stream("customers", settings)).code());
  }

  @Test
  void st16EveryConnectedAccountIsReadFromItsOwnOffsetsUnderItsOwnIds() throws VendorException {
    account.edit("customers", "cus_1", "name", "Own");
    account.edit("customers", "acct_a:cus_1", "name", "Of A");
    account.edit("customers", "acct_b:cus_1", "name", "Of B");
    Map<String, String> settings = account.with("stripe.accounts", "self,acct_a,acct_b");

    List<VendorRow> rows = new ArrayList<>();
    Set<String> parts = new TreeSet<>();
    for (VendorStream stream : account.streams("customers", settings)) {
      parts.add(stream.part());
      rows.addAll(Account.rows(Account.pages(stream, StreamPosition.start())));
    }

    assertEquals(Set.of("", "acct_a", "acct_b"), parts);
    assertEquals(
        List.of("acct_a/cus_1", "acct_b/cus_1", "cus_1"),
        rows.stream().map(VendorRow::id).distinct().sorted().toList());
    VendorRow ofA = rows.stream().filter(row -> row.id().startsWith("acct_a")).findFirst().get();
    assertEquals("Of A", ofA.fields().path("name").textValue());
    assertEquals("acct_a", ofA.fields().path("stripe_account").textValue());
  }

  @Test
  void st16ChangesAndDeletionsOfAConnectedAccountStayItsOwn() throws VendorException {
    account.edit("customers", "cus_1", "name", "Own");
    account.edit("customers", "acct_a:cus_1", "name", "Of A");
    VendorStream ofA =
        account.streams("customers", account.with("stripe.accounts", "acct_a")).get(0);
    StreamPosition end = Account.end(Account.pages(ofA, StreamPosition.start()));
    account.edit("customers", "cus_1", "name", "Own, Changed");
    account.clock.advance(Duration.ofSeconds(1));
    account.stripe.delete("customers", "acct_a:cus_1");

    List<VendorRow> rows = Account.rows(Account.pages(ofA, end));

    assertEquals(List.of(RecordOperation.DELETE), rows.stream().map(VendorRow::op).toList());
    assertEquals("acct_a/cus_1", rows.get(0).id());
  }

  @Test
  void st16AnAddedAccountStartsItsOwnSnapshotAndDisturbsNoOther() throws VendorException {
    account.edit("customers", "cus_1", "name", "Own");
    Map<String, String> before = account.with("stripe.accounts", "self");
    List<StreamPage> own =
        Account.pages(account.streams("customers", before).get(0), StreamPosition.start());
    account.edit("customers", "acct_new:cus_9", "name", "New");

    Map<String, String> after = account.with("stripe.accounts", "self,acct_new");
    List<VendorStream> streams = account.streams("customers", after);

    assertTrue(Account.rows(Account.pages(streams.get(0), Account.end(own))).isEmpty());
    assertEquals(
        Set.of("acct_new/cus_9"),
        Set.copyOf(Account.ids(Account.pages(streams.get(1), StreamPosition.start()))));
  }

  @Test
  void st16AccountsConnectedLaterAreDiscoveredWhenAllAreAskedFor() throws VendorException {
    Vendor vendor = account.vendor(account.with("stripe.objects", "customers,customers@*"));
    List<String> before = vendor.discover().orElseThrow();
    account.edit("customers", "acct_new:cus_9", "name", "New");

    List<String> after = vendor.discover().orElseThrow();
    List<VendorStream> streams = vendor.streams(List.of("customers", "customers@acct_new"));

    assertFalse(before.contains("customers@acct_new"));
    assertTrue(after.contains("customers@acct_new"));
    assertEquals(
        List.of("", "acct_new"), streams.stream().map(VendorStream::part).toList(), "own offsets");
    assertEquals(
        Set.of("customers"), Set.copyOf(streams.stream().map(VendorStream::object).toList()));
  }

  @Test
  void accountsAreNotAskedForWhereNobodyWantsThem() throws VendorException {
    List<String> found =
        account.vendor(account.with("stripe.objects", "*")).discover().orElseThrow();

    assertTrue(found.contains("checkout/sessions"));
    assertEquals(0, account.requests("/v1/accounts").size());
  }

  @Test
  void aStreamNamedTwiceIsReadOnce() throws VendorException {
    Vendor vendor = account.vendor(account.with("stripe.accounts", "self,acct_1"));

    assertEquals(2, vendor.streams(List.of("customers", "customers@acct_1")).size());
  }

  @Test
  void windowsOfCreationTogetherHaveEveryRowOnceAndEachItsOwnChanges() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    Map<String, String> settings =
        account.with("stripe.snapshot.split.days", "2025-06-30,2026-01-01");
    List<VendorStream> streams = account.streams("customers", settings);
    List<String> read = new ArrayList<>();
    List<StreamPosition> ends = new ArrayList<>();
    for (VendorStream stream : streams) {
      List<StreamPage> pages = Account.pages(stream, StreamPosition.start());
      assertFalse(Account.rows(pages).isEmpty(), stream.part());
      read.addAll(Account.ids(pages));
      ends.add(Account.end(pages));
    }
    List<String> changed = Account.idsOf("customers").subList(0, 40);
    changed.forEach(id -> account.edit("customers", id, "name", "Changed"));
    account.edit("customers", "cus_new", "name", "New");
    account.stripe.delete("customers", changed.get(0));
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < streams.size(); i++) {
      changes.addAll(Set.copyOf(Account.ids(Account.pages(streams.get(i), ends.get(i)))));
    }

    assertEquals(
        List.of("..2025-06-30", "2025-06-30..2026-01-01", "2026-01-01.."),
        streams.stream().map(VendorStream::part).toList());
    assertEquals(new HashSet<>(Account.idsOf("customers")), new HashSet<>(read));
    assertEquals(Account.idsOf("customers").size(), read.size());
    Set<String> expected = new HashSet<>(changed);
    expected.add("cus_new");
    assertEquals(expected, new HashSet<>(changes));
    assertEquals(expected.size(), changes.size(), "no row in two windows");
  }

  private static VendorException refused(VendorStream stream) {
    return assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
  }
}
