package io.selfsame.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CN-01: absence is unknown, so a merge keeps or tightens what either side was held to. */
class ConsentPropertyTest {
  @Provide
  Arbitrary<List<LiveRecord>> populations() {
    return Populations.populations();
  }

  @Provide
  Arbitrary<List<Suppression>> suppressions() {
    return Populations.suppressions();
  }

  @Property(tries = 500)
  void aMergeIsHeldToTheStricterOfBothSidesOfWhichASilentOneIsUnknown(
      @ForAll("populations") List<LiveRecord> records,
      @ForAll("suppressions") List<Suppression> suppressions) {
    int half = records.size() / 2;
    List<LiveRecord> one = records.subList(0, half);
    List<LiveRecord> other = records.subList(half, records.size());
    Assume.that(
        one.stream().anyMatch(LiveRecord::speaksForAPerson)
            && other.stream().anyMatch(LiveRecord::speaksForAPerson));
    ConsentLattice lattice = new ConsentLattice(suppressions);
    SortedMap<String, EffectiveConsent> left = lattice.effective(senior(one));
    SortedMap<String, EffectiveConsent> right = lattice.effective(senior(other));
    SortedMap<String, EffectiveConsent> merged = lattice.effective(senior(records));
    Set<String> purposes = new TreeSet<>(left.keySet());
    purposes.addAll(right.keySet());
    assertEquals(purposes, merged.keySet());
    for (String purpose : purposes) {
      assertEquals(
          status(left, purpose).join(status(right, purpose)), merged.get(purpose).status());
    }
  }

  @Property(tries = 200)
  void aRecordThatMerelyBelongsChangesNothingByItsSilence(
      @ForAll("populations") List<LiveRecord> records) {
    ConsentLattice lattice = new ConsentLattice(List.of());
    List<LiveRecord> more = new ArrayList<>(records);
    more.add(Records.of("billing", "invoice").belonging().live());
    assertEquals(lattice.effective(senior(records)), lattice.effective(senior(more)));
  }

  @Test
  @DisplayName("CN-01 the eldest silent record decides over grants, and no invoice does")
  void cn01TheEldestSilentRecordDecidesOverGrants() {
    Instant said = Records.day(3);
    List<LiveRecord> members =
        List.of(
            Records.of("billing", "in_1").belonging().created(0).live(),
            Records.of("support", "9").created(1).given("Ann").live(),
            Records.of("crm", "1").created(2).live(),
            Records.of("crm", "2").created(3).changed(3).says("sms", ConsentStatus.GRANTED).live());
    EffectiveConsent consent = new ConsentLattice(List.of()).effective(members).get("sms");
    assertEquals(
        new EffectiveConsent(
            ConsentStatus.UNKNOWN,
            Optional.of(new RecordRef("support", "Contact", "9")),
            Optional.empty()),
        consent);
    List<LiveRecord> without = List.of(members.get(0), members.get(3));
    assertEquals(
        new EffectiveConsent(
            ConsentStatus.GRANTED,
            Optional.of(new RecordRef("crm", "Contact", "2")),
            Optional.of(said)),
        new ConsentLattice(List.of()).effective(without).get("sms"));
    assertTrue(ConsentStatus.UNKNOWN.compareTo(ConsentStatus.GRANTED) > 0);
  }

  private static ConsentStatus status(SortedMap<String, EffectiveConsent> consents, String of) {
    return Optional.ofNullable(consents.get(of))
        .map(EffectiveConsent::status)
        .orElse(ConsentStatus.UNKNOWN);
  }

  private static List<LiveRecord> senior(List<LiveRecord> records) {
    return records.stream().sorted(Seniority.ORDER).toList();
  }
}
