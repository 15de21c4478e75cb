package io.selfsame.resolution;

import io.selfsame.resolution.KeyRule.Strength;
import io.selfsame.resolution.Review.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guarded clustering. Keys come strongest first, their holders oldest first but those without a
 * name last; a holder joins the first cluster that holds the key and that nothing speaks against.
 * What was refused is kept for review.
 */
final class Clustering {
  private final ResolutionRules rules;
  private final Affinity affinity;
  private final Decisions decisions;
  private final Map<RecordRef, Cluster> clusterOf = new HashMap<>();
  private final Map<RecordRef, LiveRecord> byRef = new HashMap<>();
  private final Map<RecordRef, List<Review>> refused = new HashMap<>();
  private Strength stage = Strength.SYSTEM_ID;

  Clustering(
      Collection<LiveRecord> records,
      Affinity affinity,
      Decisions decisions,
      ResolutionRules rules) {
    this.rules = rules;
    this.affinity = affinity;
    this.decisions = decisions;
    for (LiveRecord record : records) {
      clusterOf.put(record.ref(), new Cluster(record, rules));
      byRef.put(record.ref(), record);
    }
  }

  /** Joins what stewards joined, and shows what contradicts a newer decision of theirs. */
  void obey() {
    for (StewardDecision decision : decisions.mustLinks()) {
      if (clusterOf(decision.a()) != clusterOf(decision.b())) {
        unite(byRef.get(decision.a()), byRef.get(decision.b()), Key.STEWARD);
      }
    }
    for (StewardDecision decision : decisions.fallen()) {
      refuse(
          byRef.get(decision.a()),
          byRef.get(decision.b()),
          Key.STEWARD,
          Reason.CONTRADICTORY_DECISIONS);
    }
  }

  /** Joins along scored pairs, then keeps for review what is alike and stayed apart. */
  void join(Collection<PairEdge> edges) {
    new PairLinking(this, rules.pairs()).link(edges);
    for (PairEdge edge : edges) {
      if (rules.pairs().connects(edge)
          && clusterOf(edge.a()) != clusterOf(edge.b())
          && clusterOf(edge.a()).sameEntityAs(clusterOf(edge.b()))
          && !keptApart(clusterOf(edge.a()), clusterOf(edge.b()))) {
        refuse(
            byRef.get(edge.a()),
            byRef.get(edge.b()),
            Key.SIMILARITY,
            Doubt.about(edge, rules.pairs()),
            Optional.of(edge.score()));
      }
    }
  }

  /** Joins two clusters by a scored pair unless something forbids it for good. */
  boolean unite(PairEdge edge, Cluster left, Cluster right) {
    if (!left.sameEntityAs(right) || left.exclusiveConflict(right) || keptApart(left, right)) {
      return false;
    }
    unite(
        byRef.get(edge.a()),
        byRef.get(edge.b()),
        Key.SIMILARITY,
        edge.modelVersion(),
        Optional.of(edge.score()));
    return true;
  }

  private boolean keptApart(Cluster left, Cluster right) {
    return decisions.keepApart(refs(left), refs(right));
  }

  private static List<RecordRef> refs(Cluster cluster) {
    return cluster.members().stream().map(LiveRecord::ref).toList();
  }

  /** Joins the holders of a key as far as nothing speaks against it. */
  void join(Key key, List<LiveRecord> holders) {
    if (rules.ruleFor(key.type()).strength() == Strength.EVIDENCE_ONLY) {
      return;
    }
    settle(rules.ruleFor(key.type()).strength());
    List<LiveRecord> nameless = new ArrayList<>();
    List<LiveRecord> firstHolders = new ArrayList<>();
    Set<Cluster> clusters = new HashSet<>();
    for (LiveRecord holder : holders) {
      if (stage != Strength.SYSTEM_ID && clusterOf(holder).isNameless()) {
        nameless.add(holder);
      } else {
        join(key, holder, firstHolders, clusters);
      }
    }
    List<LiveRecord> named = List.copyOf(firstHolders);
    for (LiveRecord holder : nameless) {
      List<LiveRecord> people =
          named.stream().filter(n -> clusterOf(n).sameEntityAs(clusterOf(holder))).toList();
      if (people.size() > 1) {
        refuse(people.get(0), holder, key, Reason.NAMELESS_AMONG_SEVERAL);
      } else {
        join(key, holder, firstHolders, clusters);
      }
    }
  }

  /** The clusters some records ended in, oldest member first if the records come so. */
  Collection<Cluster> clustersOf(List<LiveRecord> records) {
    Set<Cluster> clusters = new LinkedHashSet<>();
    records.forEach(record -> clusters.add(clusterOf.get(record.ref())));
    return clusters;
  }

  /** One review, the strongest, for each two clusters that stayed apart. */
  List<Review> reviewsOf(List<LiveRecord> records) {
    Map<Set<Cluster>, Review> reviews = new LinkedHashMap<>();
    for (LiveRecord record : records) {
      for (Review review : refused.getOrDefault(record.ref(), List.of())) {
        Set<Cluster> apart =
            new HashSet<>(List.of(clusterOf.get(review.a()), clusterOf.get(review.b())));
        if (apart.size() == 2) {
          reviews.merge(apart, review, this::stronger);
        }
      }
    }
    return List.copyOf(reviews.values());
  }

  private Review stronger(Review one, Review other) {
    Comparator<Review> strongest =
        Comparator.<Review>comparingInt(review -> review.score().isPresent() ? 1 : 0)
            .thenComparingLong(review -> -review.score().map(PairScore::weight).orElse(0L))
            .thenComparing(Review::key, rules.strongestFirst())
            .thenComparing(Review::a)
            .thenComparing(Review::b);
    return strongest.compare(one, other) <= 0 ? one : other;
  }

  /** Who was joined by stronger keys is one person for keys of this strength. */
  private void settle(Strength strength) {
    if (strength != stage) {
      stage = strength;
      Set.copyOf(clusterOf.values()).forEach(Cluster::settle);
    }
  }

  private void join(
      Key key, LiveRecord holder, List<LiveRecord> firstHolders, Set<Cluster> clusters) {
    if (!clusters.contains(clusterOf(holder)) && !joinAny(firstHolders, holder, key)) {
      firstHolders.add(holder);
    }
    clusters.add(clusterOf(holder));
  }

  private boolean joinAny(List<LiveRecord> firstHolders, LiveRecord holder, Key key) {
    for (LiveRecord first : firstHolders) {
      if (clusterOf(first).sameEntityAs(clusterOf(holder))
          && !keptApart(clusterOf(first), clusterOf(holder))) {
        Optional<Reason> conflict =
            clusterOf(first).conflictWith(clusterOf(holder), stage, affinity);
        if (conflict.isEmpty()) {
          unite(first, holder, key);
          return true;
        }
        refuse(first, holder, key, conflict.get());
      }
    }
    return false;
  }

  private void refuse(LiveRecord one, LiveRecord other, Key key, Reason reason) {
    refuse(one, other, key, reason, Optional.empty());
  }

  private void refuse(
      LiveRecord one, LiveRecord other, Key key, Reason reason, Optional<PairScore> score) {
    boolean oneFirst = isElder(one, other);
    RecordRef elder = (oneFirst ? one : other).ref();
    RecordRef younger = (oneFirst ? other : one).ref();
    refused
        .computeIfAbsent(elder, ref -> new ArrayList<>())
        .add(new Review(elder, younger, key, reason, score));
  }

  private void unite(LiveRecord one, LiveRecord other, Key key) {
    unite(one, other, key, rules.version(), Optional.empty());
  }

  private void unite(
      LiveRecord one, LiveRecord other, Key key, String version, Optional<PairScore> score) {
    Cluster left = clusterOf(one);
    Cluster right = clusterOf(other);
    Cluster larger = left.members().size() >= right.members().size() ? left : right;
    Cluster smaller = larger == left ? right : left;
    boolean oneFirst = isElder(one, other);
    LiveRecord elder = oneFirst ? one : other;
    LiveRecord younger = oneFirst ? other : one;
    larger.absorb(smaller, new MatchEdge(elder.ref(), younger.ref(), key, version, score));
    smaller.members().forEach(member -> clusterOf.put(member.ref(), larger));
  }

  private static boolean isElder(LiveRecord one, LiveRecord other) {
    return Seniority.ORDER.compare(one, other) <= 0;
  }

  Cluster clusterOf(RecordRef ref) {
    return clusterOf.get(ref);
  }

  private Cluster clusterOf(LiveRecord record) {
    return clusterOf.get(record.ref());
  }
}
