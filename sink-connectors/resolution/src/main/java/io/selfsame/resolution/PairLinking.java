package io.selfsame.resolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Average-linkage clustering over scored pairs. Two clusters join, the best pair of clusters first,
 * if a pair of their records may join by itself and the mean over all pairs of their records speaks
 * for it; a pair nobody compared speaks a little against, a vetoed one loudly.
 */
final class PairLinking {
  private static final long UNCOMPARED = -1443;
  private static final long VETOED = -12 * PairScore.BIT;
  private static final long CLEARLY_MORE = 4 * PairScore.BIT;
  private static final long MOST = 20 * PairScore.BIT;
  private static final long LEAST = -20 * PairScore.BIT;

  private final Clustering clustering;
  private final PairRules rules;
  private final Map<Cluster, Map<Cluster, Tie>> ties = new LinkedHashMap<>();
  private final PriorityQueue<Candidate> queue =
      new PriorityQueue<>(
          Comparator.comparingLong((Candidate candidate) -> -candidate.mean)
              .thenComparing(candidate -> candidate.tie.best, PairEdge.STRONGEST_FIRST));

  PairLinking(Clustering clustering, PairRules rules) {
    this.clustering = clustering;
    this.rules = rules;
  }

  /** Joins what the edges join. */
  void link(Collection<PairEdge> edges) {
    Map<Cluster, List<PairEdge>> joining = new LinkedHashMap<>();
    List<PairEdge> sorted = edges.stream().sorted(PairEdge.STRONGEST_FIRST).toList();
    group(sorted.stream().filter(rules::joins).toList(), rules.auto(), joining);
    Reachability<Cluster> groups = new Reachability<>();
    joining.forEach(
        (first, group) -> group.forEach(edge -> groups.connect(of(edge.a()), of(edge.b()))));
    Map<PairEdge, Boolean> mayJoin = new HashMap<>();
    joining.values().forEach(group -> group.forEach(edge -> mayJoin.put(edge, true)));
    for (PairEdge edge : sorted) {
      Cluster left = of(edge.a());
      Cluster right = of(edge.b());
      if (left != right && groups.representative(left) == groups.representative(right)) {
        tie(left, right, edge, mayJoin.containsKey(edge));
      }
    }
    ties.forEach((left, others) -> others.forEach((right, tie) -> offer(left, right, tie)));
    for (Candidate next = queue.poll(); next != null; next = queue.poll()) {
      if (ties.getOrDefault(next.left, Map.of()).get(next.right) == next.tie
          && !next.tie.refused
          && !isAmbiguous(next.left, next.right, next.mean)
          && !isAmbiguous(next.right, next.left, next.mean)) {
        join(next);
      }
    }
  }

  /** Sorts joining edges by group; of a group that is too large only stronger edges join. */
  private void group(List<PairEdge> edges, long demand, Map<Cluster, List<PairEdge>> into) {
    Reachability<Cluster> reachability = new Reachability<>();
    Map<Cluster, Integer> sizes = new HashMap<>();
    edges.forEach(edge -> reachability.connect(of(edge.a()), of(edge.b())));
    Map<Cluster, List<PairEdge>> groups = new LinkedHashMap<>();
    Map<Cluster, Boolean> counted = new HashMap<>();
    for (PairEdge edge : edges) {
      Cluster root = reachability.representative(of(edge.a()));
      groups.computeIfAbsent(root, key -> new ArrayList<>()).add(edge);
      for (RecordRef end : List.of(edge.a(), edge.b())) {
        if (counted.putIfAbsent(of(end), true) == null) {
          sizes.merge(root, of(end).members().size(), Integer::sum);
        }
      }
    }
    groups.forEach(
        (root, group) -> {
          if (sizes.get(root) <= rules.largestComponent()) {
            into.put(root, group);
          } else {
            long higher = demand + PairScore.BIT;
            group(
                group.stream().filter(edge -> edge.score().weight() >= higher).toList(),
                higher,
                into);
          }
        });
  }

  private void tie(Cluster left, Cluster right, PairEdge edge, boolean joins) {
    Tie known = ties.getOrDefault(left, Map.of()).get(right);
    Tie added = Tie.of(edge, joins);
    put(left, right, known == null ? added : known.plus(added));
  }

  private void put(Cluster left, Cluster right, Tie tie) {
    ties.computeIfAbsent(left, key -> new LinkedHashMap<>()).put(right, tie);
    ties.computeIfAbsent(right, key -> new LinkedHashMap<>()).put(left, tie);
  }

  private void offer(Cluster left, Cluster right, Tie tie) {
    long mean = mean(left, right, tie);
    if (tie.joins && mean > 0) {
      queue.add(new Candidate(left, right, tie, mean));
    }
  }

  /** Whether as much speaks for a third cluster, which cannot be one with this one. */
  private boolean isAmbiguous(Cluster mine, Cluster its, long mean) {
    return ties.get(mine).entrySet().stream()
        .anyMatch(
            other ->
                other.getKey() != its
                    && other.getValue().joins
                    && mean(mine, other.getKey(), other.getValue()) > mean - CLEARLY_MORE
                    && ties.get(its).containsKey(other.getKey())
                    && ties.get(its).get(other.getKey()).vetoed);
  }

  private static long mean(Cluster left, Cluster right, Tie tie) {
    long pairs = (long) left.members().size() * right.members().size();
    return UNCOMPARED + Math.floorDiv(tie.sum, pairs);
  }

  private void join(Candidate candidate) {
    Cluster left = candidate.left;
    Cluster right = candidate.right;
    if (!clustering.unite(candidate.tie.best, left, right)) {
      candidate.tie.refused = true;
      return;
    }
    Cluster joined = of(candidate.tie.best.a());
    Map<Cluster, Tie> others = new LinkedHashMap<>();
    for (Cluster part : List.of(left, right)) {
      ties.remove(part)
          .forEach(
              (other, tie) -> {
                if (other != left && other != right) {
                  ties.get(other).remove(part);
                  others.merge(other, tie, Tie::plus);
                }
              });
    }
    others.forEach(
        (other, tie) -> {
          put(joined, other, tie);
          offer(joined, other, tie);
        });
  }

  private Cluster of(RecordRef ref) {
    return clustering.clusterOf(ref);
  }

  private record Candidate(Cluster left, Cluster right, Tie tie, long mean) {}

  /** All that is between two clusters. Identity counts: a tie that changed is another one. */
  private static final class Tie {
    private final long sum;
    private final boolean joins;
    private final boolean vetoed;
    private final PairEdge best;
    private boolean refused;

    private Tie(long sum, boolean joins, boolean vetoed, PairEdge best) {
      this.sum = sum;
      this.joins = joins;
      this.vetoed = vetoed;
      this.best = best;
    }

    static Tie of(PairEdge edge, boolean joins) {
      long weight = Math.max(LEAST, Math.min(MOST, edge.score().weight()));
      long says = edge.score().vetoes().isEmpty() ? weight : Math.min(VETOED, weight);
      return new Tie(says - UNCOMPARED, joins, !edge.score().vetoes().isEmpty(), edge);
    }

    Tie plus(Tie other) {
      boolean mine =
          joins == other.joins ? PairEdge.STRONGEST_FIRST.compare(best, other.best) <= 0 : joins;
      return new Tie(
          sum + other.sum, joins || other.joins, vetoed || other.vetoed, mine ? best : other.best);
    }
  }
}
