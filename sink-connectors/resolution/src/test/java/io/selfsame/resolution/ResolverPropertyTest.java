package io.selfsame.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ResolverPropertyTest {
  private final Resolver resolver = new Resolver(Populations.RULES);

  @Provide
  Arbitrary<List<LiveRecord>> populations() {
    return Populations.populations();
  }

  @Provide
  Arbitrary<List<Suppression>> suppressions() {
    return Populations.suppressions();
  }

  @Provide
  Arbitrary<Long> seeds() {
    return Arbitraries.longs();
  }

  @Property(tries = 500)
  void theAnswerIsTheOnesTheOracleGives(
      @ForAll("populations") List<LiveRecord> records,
      @ForAll("suppressions") List<Suppression> suppressions) {
    NaiveOracle oracle = new NaiveOracle(Populations.RULES);
    Resolution resolution = resolve(records, suppressions);
    SortedMap<UUID, NaiveOracle.Person> answered = new TreeMap<>();
    for (Profile profile : resolution.profiles()) {
      answered.put(
          profile.id(),
          new NaiveOracle.Person(
              profile.id(), profile.members(), profile.golden().values(), profile.consents()));
    }
    assertEquals(oracle.people(records, suppressions), answered);
    assertEquals(oracle.hubs(records), resolution.hubs());
  }

  @Property(tries = 200)
  void theOrderOfTheRecordsDoesNotMatter(
      @ForAll("populations") List<LiveRecord> records, @ForAll("seeds") long seed) {
    List<LiveRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(seed));
    assertEquals(resolve(records, List.of()), resolve(shuffled, List.of()));
  }

  @Property(tries = 200)
  void aComponentAloneGivesTheAnswerItGivesAmongAllRecords(
      @ForAll("populations") List<LiveRecord> records) {
    Resolution whole = resolve(records, List.of());
    for (Component component : whole.components()) {
      List<LiveRecord> members =
          records.stream().filter(record -> component.members().contains(record.ref())).toList();
      Resolution alone = resolver.resolve(new Neighbourhood(members, whole.hubs(), List.of()));
      assertEquals(List.of(component), alone.components());
    }
  }

  @Property(tries = 200)
  void everyRecordIsInExactlyOneProfile(@ForAll("populations") List<LiveRecord> records) {
    List<RecordRef> members = new ArrayList<>();
    resolve(records, List.of()).profiles().forEach(profile -> members.addAll(profile.members()));
    assertEquals(records.stream().map(LiveRecord::ref).sorted().toList(), sorted(members));
  }

  @Property(tries = 200)
  void theEdgesOfAProfileAreASpanningTreeOfIt(@ForAll("populations") List<LiveRecord> records) {
    for (Profile profile : resolve(records, List.of()).profiles()) {
      assertEquals(profile.members().size() - 1, profile.edges().size());
      Set<RecordRef> reached = new TreeSet<>(Set.of(profile.anchor()));
      for (int round = 0; round < profile.edges().size(); round++) {
        for (MatchEdge edge : profile.edges()) {
          if (reached.contains(edge.a()) || reached.contains(edge.b())) {
            reached.add(edge.a());
            reached.add(edge.b());
          }
        }
      }
      assertEquals(profile.members(), reached);
    }
  }

  @Property(tries = 200)
  void aReviewNamesTwoProfilesOfItsComponentAndNoPairTwice(
      @ForAll("populations") List<LiveRecord> records) {
    for (Component component : resolve(records, List.of()).components()) {
      List<Set<UUID>> pairs = new ArrayList<>();
      for (Review review : component.reviews()) {
        Set<UUID> pair = new TreeSet<>();
        for (Profile profile : component.profiles()) {
          if (profile.members().contains(review.a()) || profile.members().contains(review.b())) {
            pair.add(profile.id());
          }
        }
        assertEquals(2, pair.size());
        pairs.add(pair);
      }
      assertEquals(pairs.size(), Set.copyOf(pairs).size());
    }
  }

  private Resolution resolve(List<LiveRecord> records, List<Suppression> suppressions) {
    return resolver.resolve(new Neighbourhood(records, Set.of(), suppressions));
  }

  private static List<RecordRef> sorted(List<RecordRef> refs) {
    return refs.stream().sorted().toList();
  }
}
