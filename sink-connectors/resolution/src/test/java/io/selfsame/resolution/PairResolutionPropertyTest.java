package io.selfsame.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.resolution.StewardDecision.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold whatever the keys, scores, vetoes and decisions are. */
class PairResolutionPropertyTest {
  private static final PairRules PAIRS = new PairRules(true, 6000, 0, -5000, 6);
  private static final ResolutionRules RULES = Populations.RULES.with(PAIRS);
  private final Resolver resolver = new Resolver(RULES);

  @Provide
  Arbitrary<List<LiveRecord>> populations() {
    return Populations.populations();
  }

  @Provide
  Arbitrary<List<PairEdge>> pairs() {
    return Combinators.combine(
            Populations.refs(),
            Populations.refs(),
            Arbitraries.integers().between(-8, 15),
            Arbitraries.of(Veto.values()).set().ofMaxSize(1).optional(0.2))
        .filter((a, b, bits, vetoes) -> !a.equals(b))
        .as(
            (a, b, bits, vetoes) ->
                PairEdge.of(
                    a, b, new PairScore(bits * PairScore.BIT, 0, vetoes.orElse(Set.of())), "m"))
        .list()
        .ofMaxSize(14)
        .map(PairResolutionPropertyTest::oncePerPair);
  }

  @Provide
  Arbitrary<List<StewardDecision>> decisions() {
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Populations.refs(),
            Populations.refs(),
            Populations.times())
        .filter((kind, a, b, at) -> !a.equals(b))
        .as((kind, a, b, at) -> StewardDecision.of(kind, a, b, at, "steward", "why"))
        .list()
        .ofMaxSize(4);
  }

  @Property(tries = 300)
  void theOrderOfRecordsPairsAndDecisionsDoesNotMatter(
      @ForAll("populations") List<LiveRecord> records,
      @ForAll("pairs") List<PairEdge> pairs,
      @ForAll("decisions") List<StewardDecision> decisions,
      @ForAll long seed) {
    assertEquals(
        resolve(records, pairs, decisions),
        resolve(shuffled(records, seed), shuffled(pairs, seed), shuffled(decisions, seed)));
  }

  @Property(tries = 300)
  void aComponentAloneGivesTheAnswerItGivesAmongAllRecords(
      @ForAll("populations") List<LiveRecord> records,
      @ForAll("pairs") List<PairEdge> pairs,
      @ForAll("decisions") List<StewardDecision> decisions) {
    Resolution whole = resolve(records, pairs, decisions);
    for (Component component : whole.components()) {
      List<LiveRecord> members =
          records.stream().filter(record -> component.members().contains(record.ref())).toList();
      Neighbourhood alone = new Neighbourhood(members, whole.hubs(), List.of(), pairs, decisions);
      assertEquals(List.of(component), resolver.resolve(alone).components());
    }
  }

  @Property(tries = 300)
  void everyRecordIsInOneProfileJoinedByASpanningTree(
      @ForAll("populations") List<LiveRecord> records,
      @ForAll("pairs") List<PairEdge> pairs,
      @ForAll("decisions") List<StewardDecision> decisions) {
    int members = 0;
    for (Profile profile : resolve(records, pairs, decisions).profiles()) {
      members += profile.members().size();
      assertEquals(profile.members().size() - 1, profile.edges().size());
      Reachability<RecordRef> reached = new Reachability<>();
      profile.edges().forEach(edge -> reached.connect(edge.a(), edge.b()));
      Set<RecordRef> roots = new HashSet<>();
      profile.members().forEach(ref -> roots.add(reached.representative(ref)));
      assertEquals(1, roots.size());
    }
    assertEquals(records.size(), members);
  }

  @Property(tries = 300)
  void theNewestDecisionOnAPairHoldsUnlessNewerOnesContradictIt(
      @ForAll("populations") List<LiveRecord> records,
      @ForAll("pairs") List<PairEdge> pairs,
      @ForAll("decisions") List<StewardDecision> decisions) {
    Map<RecordRef, LiveRecord> known = new HashMap<>();
    records.forEach(record -> known.put(record.ref(), record));
    Map<RecordRef, Profile> profileOf = new HashMap<>();
    resolve(records, pairs, decisions)
        .profiles()
        .forEach(profile -> profile.members().forEach(ref -> profileOf.put(ref, profile)));
    decisions.stream()
        .filter(d -> known.containsKey(d.a()) && known.containsKey(d.b()))
        .filter(d -> known.get(d.a()).entity() == known.get(d.b()).entity())
        .min(StewardDecision.NEWEST_FIRST)
        .ifPresent(
            newest ->
                assertEquals(
                    newest.kind() == Kind.MUST_LINK,
                    profileOf.get(newest.a()).equals(profileOf.get(newest.b()))));
  }

  @Property(tries = 300)
  void aPairIsJoinedOrShownButNeverForgotten(
      @ForAll("populations") List<LiveRecord> records, @ForAll("pairs") List<PairEdge> pairs) {
    Resolution resolution = resolve(records, pairs, List.of());
    Map<RecordRef, Profile> profileOf = new HashMap<>();
    resolution
        .profiles()
        .forEach(profile -> profile.members().forEach(ref -> profileOf.put(ref, profile)));
    Set<Set<Profile>> shown = new HashSet<>();
    resolution
        .components()
        .forEach(
            component ->
                component
                    .reviews()
                    .forEach(
                        review ->
                            shown.add(
                                Set.of(profileOf.get(review.a()), profileOf.get(review.b())))));
    for (PairEdge pair : pairs) {
      Profile mine = profileOf.get(pair.a());
      Profile its = profileOf.get(pair.b());
      if (mine != null && its != null && !mine.equals(its) && PAIRS.connects(pair)) {
        assertEquals(mine.entity() == its.entity(), shown.contains(Set.of(mine, its)));
      }
    }
  }

  @Property(tries = 300)
  void aVetoedPairJoinsNobodyByItself(@ForAll("pairs") List<PairEdge> pairs) {
    List<PairEdge> vetoed =
        pairs.stream().filter(pair -> !pair.score().vetoes().isEmpty()).toList();
    Set<RecordRef> refs = new TreeSet<>();
    pairs.forEach(pair -> refs.addAll(List.of(pair.a(), pair.b())));
    List<LiveRecord> records = refs.stream().map(ref -> Records.of(ref).live()).toList();
    assertEquals(records.size(), resolve(records, vetoed, List.of()).profiles().size());
  }

  @Property(tries = 50)
  void whatASonAndHisFatherShareJoinsNeither(@ForAll long seed) {
    PairEdge father = pair("father", "nobody", 9, Set.of());
    PairEdge son = pair("nobody", "son", 9, Set.of());
    PairEdge apart = pair("father", "son", 12, Set.of(Veto.DATE_OF_BIRTH));
    List<LiveRecord> records =
        List.of("father", "nobody", "son").stream()
            .map(id -> Records.of("crm", id).live())
            .toList();
    Resolution resolution =
        resolve(shuffled(records, seed), shuffled(List.of(father, son, apart), seed), List.of());
    assertEquals(3, resolution.profiles().size());
    assertEquals(3, resolution.components().get(0).reviews().size());
    assertTrue(resolve(records, List.of(father), List.of()).profiles().size() == 2);
    assertFalse(
        resolve(
                    records,
                    List.of(father),
                    List.of(
                        StewardDecision.of(
                            Kind.CANNOT_LINK, father.a(), father.b(), Instant.EPOCH, "s", "w")))
                .profiles()
                .size()
            < 3);
  }

  private static PairEdge pair(String a, String b, int bits, Set<Veto> vetoes) {
    return PairEdge.of(
        Records.of("crm", a).live().ref(),
        Records.of("crm", b).live().ref(),
        new PairScore(bits * PairScore.BIT, 0, vetoes),
        "m");
  }

  private static List<PairEdge> oncePerPair(List<PairEdge> pairs) {
    Map<Set<RecordRef>, PairEdge> once = new HashMap<>();
    pairs.forEach(pair -> once.put(Set.of(pair.a(), pair.b()), pair));
    return List.copyOf(once.values());
  }

  private Resolution resolve(
      List<LiveRecord> records, List<PairEdge> pairs, List<StewardDecision> decisions) {
    return resolver.resolve(new Neighbourhood(records, Set.of(), List.of(), pairs, decisions));
  }

  private static <T> List<T> shuffled(List<T> items, long seed) {
    List<T> shuffled = new ArrayList<>(items);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
