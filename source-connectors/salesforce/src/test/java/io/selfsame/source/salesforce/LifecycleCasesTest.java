package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Acceptance cases SF-19 and SF-20: rows that are deleted, restored, merged, converted, forgotten.
 */
class LifecycleCasesTest {
  private static final Duration DELETIONS_INTERVAL = Duration.ofMinutes(11);
  private static final String LEAD = "00Q5e0000000001AAA";
  private static final String ACCOUNT = "0015e0000000001AAA";

  private final Org org = new Org();

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void sf19ASoftDeletionAndItsUndoAreADeleteAndAnUpsert() throws VendorException {
    contact(1);
    VendorStream stream = org.stream("Contact");
    StreamPosition position = read(stream, StreamPosition.start()).position();
    org.salesforce.delete("Contact", Org.id(1));
    Step deleted = read(stream, position);
    org.salesforce.undelete("Contact", Org.id(1));
    Step restored = read(stream, deleted.position());

    assertEquals(List.of(Org.id(1) + " delete"), deleted.ops());
    assertTrue(deleted.rows().get(0).fields().isEmpty(), "nothing personal");
    assertEquals(List.of(Org.id(1) + " upsert"), restored.ops());
  }

  @Test
  void sf19AMergedRowIsAnAliasOfTheOneThatIsLeft() throws VendorException {
    contact(1);
    contact(2);
    VendorStream stream = org.stream("Contact");
    StreamPosition position = read(stream, StreamPosition.start()).position();
    org.salesforce.upsert("Contact", Org.id(2), Org.fields().put("HasOptedOutOfEmail", true));
    org.admin().merge("Contact", Org.id(1), Org.id(2));
    Step merged = read(stream, position);

    assertEquals(Set.of(Org.id(1) + " upsert", Org.id(2) + " alias"), Set.copyOf(merged.ops()));
    VendorRow loser =
        merged.rows().stream().filter(row -> row.op() == RecordOperation.ALIAS).findFirst().get();
    assertEquals(List.of(new RecordReference("salesforce", "Contact", Org.id(1))), loser.aliases());
    assertTrue(
        loser.fields().path("HasOptedOutOfEmail").asBoolean(), "its refusal is not forgotten");
  }

  @Test
  void sf19AConvertedLeadIsAnAliasOfItsContact() throws VendorException {
    lead();
    VendorStream stream = org.stream("Lead");
    StreamPosition position = read(stream, StreamPosition.start()).position();
    org.admin().convertLead(LEAD, Org.id(1), ACCOUNT);
    Step converted = read(stream, position);

    assertEquals(List.of(LEAD + " alias"), converted.ops());
    VendorRow lead = converted.rows().get(0);
    assertEquals(List.of(new RecordReference("salesforce", "Contact", Org.id(1))), lead.aliases());
    assertEquals(ACCOUNT, lead.fields().path("ConvertedAccountId").asText());
  }

  @Test
  void sf19ALeadConvertedToAnAccountAloneIsAnAliasOfThat() throws VendorException {
    lead();
    org.admin().convertLead(LEAD, "", ACCOUNT);

    Step converted = read(org.stream("Lead"), StreamPosition.start());

    assertEquals(
        List.of(new RecordReference("salesforce", "Account", ACCOUNT)),
        converted.rows().get(0).aliases());
  }

  @Test
  void aPersonWhoIsToBeForgottenIsErased() throws VendorException {
    String id = "0PK5e0000000001AAA";
    org.salesforce.upsert("Individual", id, Org.fields().put("LastName", "Roe"));
    VendorStream stream = org.stream("Individual");
    Step before = read(stream, StreamPosition.start());
    org.salesforce.upsert("Individual", id, Org.fields().put("ShouldForget", true));
    Step after = read(stream, before.position());

    assertEquals(List.of(id + " upsert"), before.ops());
    assertEquals(List.of(id + " erase"), after.ops());
    assertTrue(after.rows().get(0).fields().isEmpty());
  }

  @Test
  void consentObjectsAndCustomObjectsAreReadLikeAnyOther() throws VendorException {
    org.admin().addObject("Visit__c", "a01");
    org.admin().addField("Visit__c", "Place__c", "string");
    org.salesforce.upsert("Visit__c", "a015e0000000001AAA", Org.fields().put("Place__c", "Bern"));
    org.salesforce.upsert(
        "ContactPointTypeConsent",
        "0ZI5e0000000001AAA",
        Org.fields().put("PrivacyConsentStatus", "OptOut").put("ContactPointType", "Email"));

    Step visits = read(org.stream("Visit__c"), StreamPosition.start());
    Step consents = read(org.stream("ContactPointTypeConsent"), StreamPosition.start());

    assertEquals("Bern", visits.rows().get(0).fields().path("Place__c").asText());
    assertEquals("OptOut", consents.rows().get(0).fields().path("PrivacyConsentStatus").asText());
  }

  @Test
  void sf20AHardDeletionIsFoundInTheReplicationLog() throws VendorException {
    contact(1);
    contact(2);
    VendorStream stream = org.stream("Contact");
    StreamPosition position = read(stream, StreamPosition.start()).position();
    org.clock.advance(Duration.ofDays(14));
    org.salesforce.deletePermanently("Contact", Org.id(1));
    org.clock.advance(DELETIONS_INTERVAL);

    assertEquals(List.of(Org.id(1) + " delete"), read(stream, position).ops());
  }

  @Test
  void sf20TooManyIdsSplitTheInterval() throws VendorException {
    IntStream.range(0, 40).forEach(this::contact);
    VendorStream stream = org.stream("Contact");
    StreamPosition position = read(stream, StreamPosition.start()).position();
    for (int i = 0; i < 40; i++) {
      org.clock.advance(Duration.ofMinutes(10));
      org.salesforce.deletePermanently("Contact", Org.id(i));
    }
    org.clock.advance(DELETIONS_INTERVAL);
    org.admin().limitReplicationIds(7);

    Step deleted = read(stream, position);

    assertEquals(
        IntStream.range(0, 40).mapToObj(i -> Org.id(i) + " delete").toList(), deleted.ops());
  }

  @Test
  void sf20WhenTheLogWasPurgedEverythingIsReadAgain() throws VendorException {
    IntStream.range(0, 5).forEach(this::contact);
    VendorStream stream = org.stream("Contact");
    StreamPosition position = read(stream, StreamPosition.start()).position();
    org.clock.advance(Duration.ofHours(1));
    org.salesforce.deletePermanently("Contact", Org.id(0));
    org.clock.advance(DELETIONS_INTERVAL);
    org.admin().purgeReplicationLog();
    org.clock.advance(Duration.ofMinutes(1));

    Step reconciled = read(stream, position);
    Step after = read(stream, reconciled.position());

    assertEquals(
        IntStream.range(1, 5).mapToObj(i -> Org.id(i) + " upsert").toList(), reconciled.ops());
    assertEquals(List.of(), after.ops(), "once");
    long until = reconciled.position().number("deletions_until").orElseThrow();
    assertTrue(until >= org.clock.instant().minus(Duration.ofMinutes(30)).toEpochMilli());
  }

  @Test
  void sf20AfterMoreThanFifteenDaysEverythingIsReadAgain() throws VendorException {
    contact(1);
    StreamPosition position = read(org.stream("Contact"), StreamPosition.start()).position();
    org.clock.advance(Duration.ofDays(20));

    Step back = read(org.stream("Contact"), position);

    assertEquals(List.of(Org.id(1) + " upsert"), back.ops());
  }

  @Test
  void sf20TheNextIntervalStartsWhereTheLogWasComplete() throws VendorException {
    contact(1);
    VendorStream stream = org.stream("Contact");
    StreamPosition position = read(stream, StreamPosition.start()).position();
    org.admin().lagReplication(Duration.ofHours(3));
    org.clock.advance(Duration.ofHours(4));
    Instant covered = org.clock.instant().plus(Duration.ofMinutes(2)).minus(Duration.ofHours(3));
    Step first = read(stream, position);
    assertEquals(covered.toEpochMilli(), first.position().number("deletions_until").orElseThrow());

    org.salesforce.deletePermanently("Contact", Org.id(1));
    org.clock.advance(DELETIONS_INTERVAL);
    Step early = read(stream, first.position());
    org.clock.advance(Duration.ofHours(3));
    Step late = read(stream, early.position());

    assertFalse(early.ops().contains(Org.id(1) + " delete"), "the log is behind");
    assertEquals(List.of(Org.id(1) + " delete"), late.ops());
  }

  @Test
  void theHeldQuestionIsAskedOnlyForWhatTheLogLists() throws VendorException {
    contact(1);
    VendorStream stream = org.stream("Contact");
    Step first = read(stream, StreamPosition.start());
    org.clock.advance(DELETIONS_INTERVAL);
    long before = org.requests("/services/Soap").size();
    read(stream, first.position());

    List<LoggedRequest> calls = org.requests("/services/Soap");
    assertEquals(before + 4, calls.size(), "time and log, then time and window");
  }

  private void contact(int number) {
    org.salesforce.upsert("Contact", Org.id(number), Org.fields().put("LastName", "N" + number));
  }

  private void lead() {
    org.salesforce.upsert("Lead", LEAD, Org.fields().put("LastName", "Roe"));
  }

  /** Lets the lag pass and reads until there is no more. */
  private Step read(VendorStream stream, StreamPosition from) throws VendorException {
    org.letTimePass();
    List<StreamPage> pages = Org.pages(stream, from);
    return new Step(Org.ops(pages), Org.rows(pages), Org.end(pages));
  }

  private record Step(List<String> ops, List<VendorRow> rows, StreamPosition position) {
    Step {
      assertEquals(ops.size(), new HashSet<>(ops).size(), "nothing twice in one go");
    }
  }
}
