package io.selfsame.resolution;

import io.selfsame.resolution.Review.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Guarded clustering. Keys come strongest first, their holders oldest first; a holder joins the
 * first cluster that holds the key and that nothing speaks against. What was refused is kept for
 * review.
 */
final class Clustering {
  private final ResolutionRules rules;
  private final Map<RecordRef, Cluster> clusterOf = new HashMap<>();
  private final Map<RecordRef, List<Review>> refused = new HashMap<>();

  Clustering(Collection<LiveRecord> records, ResolutionRules rules) {
    this.rules = rules;
    records.forEach(record -> clusterOf.put(record.ref(), new Cluster(record, rules)));
  }

  /** Joins the holders of a key as far as nothing speaks against it. */
  void join(Key key, List<LiveRecord> holders) {
    List<RecordRef> firstHolders = new ArrayList<>();
    Set<Cluster> clusters = new HashSet<>();
    for (LiveRecord holder : holders) {
      RecordRef ref = holder.ref();
      if (!clusters.contains(clusterOf.get(ref)) && !joinAny(firstHolders, ref, key)) {
        firstHolders.add(ref);
      }
      clusters.add(clusterOf.get(ref));
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
    return rules.strongestFirst().compare(one.key(), other.key()) <= 0 ? one : other;
  }

  private boolean joinAny(List<RecordRef> firstHolders, RecordRef holder, Key key) {
    for (RecordRef first : firstHolders) {
      if (clusterOf.get(first).sameEntityAs(clusterOf.get(holder))) {
        Optional<Reason> conflict = conflict(first, holder, key);
        if (conflict.isEmpty()) {
          unite(first, holder, key);
          return true;
        }
        refused
            .computeIfAbsent(first, ref -> new ArrayList<>())
            .add(new Review(first, holder, key, conflict.get()));
      }
    }
    return false;
  }

  private Optional<Reason> conflict(RecordRef a, RecordRef b, Key key) {
    return clusterOf.get(a).conflictWith(clusterOf.get(b), rules.ruleFor(key.type()).strength());
  }

  private void unite(RecordRef a, RecordRef b, Key key) {
    Cluster left = clusterOf.get(a);
    Cluster right = clusterOf.get(b);
    Cluster larger = left.members().size() >= right.members().size() ? left : right;
    Cluster smaller = larger == left ? right : left;
    larger.absorb(smaller, new MatchEdge(a, b, key, rules.version()));
    smaller.members().forEach(member -> clusterOf.put(member.ref(), larger));
  }
}
