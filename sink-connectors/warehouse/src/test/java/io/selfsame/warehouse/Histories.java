package io.selfsame.warehouse;

import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.Departure;
import io.selfsame.resolution.Folded;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.Populations;
import io.selfsame.resolution.RecordFold;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordState;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Statement;
import io.selfsame.resolution.Suppression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random histories of a dozen records, and what they come to when applied one by one. */
final class Histories {
  private Histories() {}

  /**
   * What happens.
   *
   * @param sizes of the batches, over and over
   */
  record History(List<RecordVersion> versions, List<Integer> sizes) {}

  static Arbitrary<History> any() {
    return Combinators.combine(
            versions().list().ofMinSize(1).ofMaxSize(40),
            Arbitraries.integers().between(1, 12).list().ofMinSize(1).ofMaxSize(5))
        .as(History::new);
  }

  /**
   * Versions of which many share one address, so that it becomes a hub and ceases to be one, and
   * that often leave a denial behind.
   */
  private static Arbitrary<RecordVersion> versions() {
    return Combinators.combine(
            Populations.versions(),
            Arbitraries.of("Smith", "Jones", "Khan", "Diaz"),
            Arbitraries.of(ConsentStatus.values()),
            Arbitraries.of("email", "sms", "post", "profiling", "sale"),
            Arbitraries.of(Crowding.values()))
        .as(
            (version, family, status, purpose, crowding) ->
                crowd(
                    version,
                    family,
                    new Statement(purpose, status, Optional.empty(), "field"),
                    crowding));
  }

  /** What many share: nothing, an address, being the same as one record, or both. */
  private enum Crowding {
    NONE,
    ADDRESS,
    ALIAS,
    BOTH
  }

  private static RecordVersion crowd(
      RecordVersion version, String family, Statement said, Crowding crowding) {
    if (crowding == Crowding.NONE) {
      return version;
    }
    SortedMap<String, String> attributes = new TreeMap<>(version.attributes());
    attributes.put("family_name", family);
    return new RecordVersion(
        version.ref(),
        version.op(),
        version.entity(),
        version.createdAt(),
        version.changedAt(),
        attributes,
        crowding == Crowding.ALIAS
            ? version.keys()
            : new TreeSet<>(Set.of(new Key("email", "crowd@x.org"))),
        new TreeMap<>(Map.of(said.purpose(), said)),
        crowding == Crowding.ADDRESS
            ? version.aliases()
            : new TreeSet<>(Set.of(new RecordRef("crm", "Contact", "1"))),
        version.rulesVersion(),
        version.belongs());
  }

  /**
   * What is known in the end.
   *
   * @param states of all records
   * @param ledger a line for each statement, as text, sorted
   * @param suppressions the earliest of each key and purpose
   */
  record Known(
      SortedMap<RecordRef, RecordState> states,
      List<String> ledger,
      List<Suppression> suppressions) {

    List<LiveRecord> live() {
      List<LiveRecord> live = new ArrayList<>();
      for (RecordState state : states.values()) {
        if (state instanceof LiveRecord record) {
          live.add(record);
        }
      }
      return live;
    }
  }

  /** Applies versions one at a time, each record in order. */
  static Known known(List<RecordVersion> versions) {
    SortedMap<RecordRef, RecordState> states = new TreeMap<>();
    List<String> ledger = new ArrayList<>();
    Map<String, Suppression> suppressions = new HashMap<>();
    for (RecordVersion version : versions) {
      Folded folded =
          RecordFold.apply(Optional.ofNullable(states.get(version.ref())), List.of(version));
      states.put(version.ref(), folded.after());
      folded.stated().forEach(said -> ledger.add(line(version.ref(), said)));
      for (Departure departure : folded.departures()) {
        departure
            .keys()
            .forEach(
                key ->
                    departure
                        .denials()
                        .values()
                        .forEach(
                            denial ->
                                suppressions.merge(
                                    key + denial.purpose(),
                                    new Suppression(
                                        key, denial.purpose(), denial.at().orElse(departure.at())),
                                    (a, b) -> a.since().isBefore(b.since()) ? a : b)));
      }
    }
    ledger.sort(String::compareTo);
    return new Known(states, ledger, List.copyOf(suppressions.values()));
  }

  /** A line of the ledger as text. */
  static String line(RecordRef ref, Statement said) {
    return String.join(
        " ",
        ref.source(),
        ref.object(),
        ref.id(),
        said.purpose(),
        said.status().name(),
        said.evidence());
  }
}
