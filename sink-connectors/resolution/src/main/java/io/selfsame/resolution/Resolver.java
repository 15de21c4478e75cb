package io.selfsame.resolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides who is who: a pure function of the neighbourhood and the rules, whatever the order of the
 * records. Stateless and safe for any thread.
 */
public final class Resolver {
  private final ResolutionRules rules;

  public Resolver(ResolutionRules rules) {
    this.rules = rules;
  }

  /** Resolves a neighbourhood that is complete in the sense of {@link Neighbourhood}. */
  public Resolution resolve(Neighbourhood neighbourhood) {
    List<LiveRecord> records = neighbourhood.records().stream().sorted(Seniority.ORDER).toList();
    KeyHolders holders = new KeyHolders(records, neighbourhood.hubKeys(), rules);
    Decisions decisions = new Decisions(neighbourhood.decisions(), records);
    List<PairEdge> pairs = pairsAmong(records, neighbourhood.pairs());
    Affinity affinity = new Affinity(holders.linking().keySet(), rules);
    Clustering clustering = new Clustering(records, affinity, decisions, rules);
    clustering.obey();
    holders.linking().forEach(clustering::join);
    clustering.join(pairs);
    ConsentLattice consent = new ConsentLattice(neighbourhood.suppressions());
    List<Component> components = new ArrayList<>();
    for (List<LiveRecord> component :
        reachable(records, holders, pairs, neighbourhood.decisions())) {
      components.add(component(component, clustering, consent));
    }
    components.sort(Comparator.comparing(Component::name));
    return new Resolution(components, holders.hubs());
  }

  private static Component component(
      List<LiveRecord> records, Clustering clustering, ConsentLattice consent) {
    List<Profile> profiles =
        clustering.clustersOf(records).stream()
            .map(cluster -> profile(cluster, consent))
            .sorted(Comparator.comparing(Profile::anchor))
            .toList();
    return new Component(
        Sorted.copy(records.stream().map(LiveRecord::ref).toList()),
        profiles,
        clustering.reviewsOf(records));
  }

  private static Profile profile(Cluster cluster, ConsentLattice consent) {
    List<LiveRecord> members = cluster.members().stream().sorted(Seniority.ORDER).toList();
    RecordRef anchor = members.get(0).ref();
    return new Profile(
        ProfileId.of(anchor),
        anchor,
        members.get(0).entity(),
        Sorted.copy(members.stream().map(LiveRecord::ref).toList()),
        Survivorship.of(members),
        consent.effective(members),
        cluster.edges().stream().sorted(EDGE_ORDER).toList());
  }

  private static final Comparator<MatchEdge> EDGE_ORDER =
      Comparator.comparing(MatchEdge::a).thenComparing(MatchEdge::b).thenComparing(MatchEdge::key);

  private List<PairEdge> pairsAmong(List<LiveRecord> records, Collection<PairEdge> pairs) {
    if (!rules.pairs().enabled()) {
      return List.of();
    }
    Set<RecordRef> known = new HashSet<>();
    records.forEach(record -> known.add(record.ref()));
    return pairs.stream()
        .filter(pair -> known.contains(pair.a()) && known.contains(pair.b()))
        .sorted(PairEdge.STRONGEST_FIRST)
        .toList();
  }

  private Collection<List<LiveRecord>> reachable(
      List<LiveRecord> records,
      KeyHolders holders,
      List<PairEdge> pairs,
      Collection<StewardDecision> decisions) {
    Reachability<RecordRef> reachability = new Reachability<>();
    holders
        .linking()
        .values()
        .forEach(
            sharing -> {
              RecordRef first = sharing.get(0).ref();
              sharing.forEach(holder -> reachability.connect(first, holder.ref()));
            });
    pairs.stream()
        .filter(rules.pairs()::connects)
        .forEach(pair -> reachability.connect(pair.a(), pair.b()));
    decisions.stream()
        .filter(decision -> decision.kind() == StewardDecision.Kind.MUST_LINK)
        .forEach(decision -> reachability.connect(decision.a(), decision.b()));
    return records.stream()
        .collect(
            Collectors.groupingBy(
                record -> reachability.representative(record.ref()),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }
}
