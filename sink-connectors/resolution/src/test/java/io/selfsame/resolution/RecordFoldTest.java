package io.selfsame.resolution;

import static io.selfsame.resolution.ConsentStatus.DENIED;
import static io.selfsame.resolution.ConsentStatus.GRANTED;
import static io.selfsame.resolution.ConsentStatus.PENDING;
import static io.selfsame.resolution.ConsentStatus.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordFoldTest {
  @Test
  void aPurposeThatFallsSilentKeepsItsDenialAndLosesItsGrant() {
    LiveRecord after =
        live(
            Records.of("crm", "1")
                .says("email", DENIED)
                .says("sms", GRANTED)
                .says("post", PENDING)
                .version(),
            Records.of("crm", "1").changed(1).version());
    assertEquals(DENIED, after.statements().get("email").status());
    assertEquals(PENDING, after.statements().get("post").status());
    assertEquals(UNKNOWN, after.statements().get("sms").status());
    assertEquals(Optional.of(Records.day(1)), after.statements().get("sms").at());
  }

  @Test
  void aStatedStatusReplacesADenial() {
    LiveRecord after =
        live(
            Records.of("crm", "1").says("email", DENIED).version(),
            Records.of("crm", "1").changed(1).says("email", GRANTED).version());
    assertEquals(GRANTED, after.statements().get("email").status());
  }

  @Test
  void aDeletedRecordLeavesOnlyItsDenials() {
    Folded folded =
        RecordFold.apply(
            Optional.empty(),
            List.of(
                Records.of("crm", "1")
                    .email("a@x.org")
                    .says("email", DENIED)
                    .says("sms", GRANTED)
                    .version(),
                Records.of("crm", "1").changed(1).operation(Operation.DELETE).version()));
    assertEquals(
        new Grave(new RecordRef("crm", "Contact", "1"), Records.day(1), false), folded.after());
    Departure departure = folded.departures().get(0);
    assertEquals(Set.of("email"), departure.denials().keySet());
    assertEquals(Set.of(new Key("email", "a@x.org")), departure.keys());
  }

  @Test
  void aDeletedRecordThatComesBackStartsAfresh() {
    LiveRecord after =
        live(
            Records.of("crm", "1").says("email", DENIED).version(),
            Records.of("crm", "1").changed(1).operation(Operation.DELETE).version(),
            Records.of("crm", "1").changed(2).version());
    assertTrue(after.statements().isEmpty());
  }

  @Test
  void theCreationTimeStaysKnownWhenALaterVersionOmitsIt() {
    LiveRecord after =
        live(
            Records.of("crm", "1").created(3).version(),
            Records.of("crm", "1").createdUnknown().changed(1).version());
    assertEquals(Optional.of(Records.day(3)), after.createdAt());
  }

  @Test
  void aChangedCityIsAChangeButNotOfIdentity() {
    LiveRecord before = Records.of("crm", "1").email("a@x.org").with("city", "Rome").live();
    Folded folded =
        RecordFold.apply(
            Optional.of(before),
            List.of(Records.of("crm", "1").email("a@x.org").with("city", "Oslo").version()));
    assertTrue(folded.changed());
    assertFalse(folded.identityChanged());
  }

  @Test
  void aChangedKeyOrGivenNameIsAChangeOfIdentity() {
    LiveRecord before = Records.of("crm", "1").email("a@x.org").given("Ann").live();
    assertTrue(
        RecordFold.apply(
                Optional.of(before),
                List.of(Records.of("crm", "1").email("b@x.org").given("Ann").version()))
            .identityChanged());
    assertTrue(
        RecordFold.apply(
                Optional.of(before),
                List.of(Records.of("crm", "1").email("a@x.org").given("Bob").version()))
            .identityChanged());
  }

  @Test
  void foldingNothingIsAMistake() {
    assertThrows(
        IllegalArgumentException.class, () -> RecordFold.apply(Optional.empty(), List.of()));
  }

  private static LiveRecord live(RecordVersion... versions) {
    return (LiveRecord) RecordFold.apply(Optional.empty(), List.of(versions)).after();
  }
}
