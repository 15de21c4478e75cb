package io.selfsame.schema.path;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which path may have followed a path that is gone: one that came while the old one was there or
 * when it went, with the same values in the same rows, or an alike name. One path follows one path
 * only.
 */
final class Succession {
  /** What a suspicion needs. */
  private static final double LEAST_SCORE = 2.4;

  /** A path that came this many windows after the old one went is not its heir. */
  private static final int LONGEST_GAP = 2;

  /** Overlaps of moves are shorter than this, in windows. */
  private static final int LONGEST_OVERLAP = 8;

  private static final int FEWEST_MATCHES = 2;

  private static final Set<String> COMMON =
      Set.of("id", "type", "object", "name", "value", "url", "data", "status", "key", "created");

  /** A suspicion. */
  record Heir(String path, double score, boolean sameValues) {}

  private final Map<String, KnownPath> paths;

  Succession(Map<String, KnownPath> paths) {
    this.paths = paths;
  }

  /**
   * @param since the window in which the old path was missing first
   */
  Optional<Heir> heir(String old, KnownPath gone, long since) {
    return paths.entrySet().stream()
        .filter(entry -> canFollow(old, gone, entry.getKey(), entry.getValue(), since))
        .map(entry -> weigh(old, gone, entry.getKey(), entry.getValue(), since))
        .filter(heir -> heir.score() >= LEAST_SCORE)
        .max(
            Comparator.comparingDouble(Heir::score)
                .thenComparing(Heir::path, Comparator.reverseOrder()));
  }

  private static boolean canFollow(
      String old, KnownPath gone, String path, KnownPath candidate, long since) {
    boolean wasThere = !candidate.absence().isMissing() || candidate.absence().since() > since;
    return candidate.isFreeHeir()
        && candidate.added() > gone.firstSeen()
        && candidate.added() <= since + LONGEST_GAP
        && wasThere
        && !candidate.isGone()
        && !Paths.isElement(path)
        && !Paths.isUnder(old, path);
  }

  private Heir weigh(String old, KnownPath gone, String path, KnownPath candidate, long since) {
    boolean siblings = Paths.parent(old).equals(Paths.parent(path));
    String oldLeaf = Paths.leaf(old);
    String leaf = Paths.leaf(path);
    double name = NameLikeness.of(oldLeaf, leaf);
    int matches = matches(gone.evidence().sketch(), candidate.evidence().sketch());
    boolean twin = candidate.evidence().twins().contains(old);
    boolean atomic = candidate.added() == since;
    boolean differ = Kinds.differ(gone.kinds(), candidate.kinds());
    boolean same = matches >= FEWEST_MATCHES || (matches == 1 && atomic && !differ);
    boolean sameValues = same || (twin && candidate.evidence().sure());
    long overlap = since - candidate.added();
    boolean oneTopic = overlap <= LONGEST_OVERLAP && NameLikeness.sameTopic(oldLeaf, leaf);
    double enough = atomic || oneTopic ? NameLikeness.POSSIBLE : NameLikeness.LIKELY;
    boolean alikeHere = siblings && name >= enough;
    boolean moved = !siblings && leaf.equals(oldLeaf) && isMove(old, path, overlap);
    if (!sameValues && !alikeHere && !moved) {
      return new Heir(path, 0, false);
    }
    double score = 1 + 2 * name + (siblings ? 1 : 0) + (moved ? 1 : 0);
    score += sameValues ? 2 : twin || matches > 0 ? 0.5 : 0;
    score += atomic ? 0.5 : 0;
    score += differ ? 0 : 0.25;
    boolean contradicted = matches < 0 && !moved;
    return new Heir(path, contradicted ? score - 1.5 : score, sameValues);
  }

  /**
   * Whether the same word elsewhere is the same thing: deeper inside what the old path was in, soon
   * after; or anywhere at the same time. Words like id are everywhere and say nothing.
   */
  private static boolean isMove(String old, String path, long overlap) {
    boolean common = COMMON.contains(Paths.leaf(path));
    String container = Paths.parent(old);
    boolean inwards = container.isEmpty() || Paths.isUnder(path, container);
    return !common && overlap <= (inwards ? LONGEST_OVERLAP : 0);
  }

  /** How many sampled rows have the same telling value; negative when only different ones. */
  private static int matches(String old, String now) {
    int same = 0;
    int different = 0;
    for (int i = 0; i + 2 <= Math.min(old.length(), now.length()); i += 2) {
      String before = old.substring(i, i + 2);
      String after = now.substring(i, i + 2);
      if (isTelling(before) && isTelling(after)) {
        same += before.equals(after) ? 1 : 0;
        different += before.equals(after) ? 0 : 1;
      }
    }
    return same > different ? same : -different;
  }

  private static boolean isTelling(String sketch) {
    return !sketch.equals(Fingerprints.ABSENT) && !sketch.equals(Fingerprints.DULL);
  }

  /** What a succession is called. */
  static DriftClass name(String old, KnownPath gone, String path, KnownPath heir, long since) {
    boolean atomic = heir.firstSeen() >= since;
    boolean differ = Kinds.differ(gone.kinds(), heir.kinds());
    boolean siblings = Paths.parent(old).equals(Paths.parent(path));
    if (!siblings) {
      boolean intoArray = arrays(path) > arrays(old);
      if (intoArray) {
        return atomic ? DriftClass.MOVE_INTO_ARRAY_ATOMIC : DriftClass.MOVE_INTO_ARRAY;
      }
      return differ ? DriftClass.MOVE_NESTED_TYPE_CHANGE : DriftClass.MOVE_NESTED;
    }
    if (differ) {
      boolean plural =
          (heir.kinds() & Kinds.ARRAY) != 0
              && NameLikeness.sameStems(Paths.leaf(old), Paths.leaf(path));
      return plural ? DriftClass.REPLACE_SCALAR_BY_ARRAY : DriftClass.REPLACE_WITH_TYPE_CHANGE;
    }
    return atomic ? DriftClass.RENAME : DriftClass.RENAME_WITH_OVERLAP;
  }

  private static long arrays(String path) {
    return path.chars().filter(c -> c == '[').count();
  }
}
