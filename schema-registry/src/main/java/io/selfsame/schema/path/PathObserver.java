package io.selfsame.schema.path;

import io.selfsame.schema.path.KnownPath.Absence;
import io.selfsame.schema.path.KnownPath.Evidence;
import io.selfsame.schema.path.KnownPath.Presence;
import io.selfsame.schema.path.KnownPath.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares a window of rows with the known paths of their stream. What is reported has to be
 * likelier a change than chance: a path is missing when it is away for several windows although its
 * parent came, and longer than its gaps so far let one expect. Null tells nothing but that the key
 * is there. Pure.
 */
public final class PathObserver {
  static final double UNLIKELY = 1e-3;
  static final int FEWEST_WINDOWS = 3;

  private static final double ALMOST_ALWAYS = 0.8;
  private static final int YOUNG_WINDOWS = 3;
  private static final int MOST_TWINS = 4;

  private final PathHistory known;
  private final List<ObservedRow> rows;
  private final Set<String> declared;
  private final long window;
  private final boolean first;
  private final RowSample sample;
  private final PathTally root = PathTally.root();
  private final Map<String, PathTally> tallies = new LinkedHashMap<>();
  private final Map<String, KnownPath> next;
  private final List<PathChange> changes = new ArrayList<>();

  private PathObserver(PathHistory known, List<ObservedRow> rows, Set<String> declared) {
    this.known = known;
    this.rows = rows;
    this.declared = declared;
    this.window = known.window() + 1;
    this.first = known.window() == 0;
    this.sample = new RowSample(known.sample(), rows, window);
    this.next = new TreeMap<>(known.paths());
  }

  /**
   * @param rows that exist in this shape; deletions show no shape
   * @param declared fields that the vendor's metadata names: whether they exist is not for rows to
   *     say
   * @param withdrawn fields that the metadata named until now
   */
  public static PathObservation observe(
      PathHistory known, List<ObservedRow> rows, Set<String> declared, Set<String> withdrawn) {
    if (rows.isEmpty()) {
      return new PathObservation(known, List.of());
    }
    return new PathObserver(known, rows, declared).look(withdrawn);
  }

  private PathObservation look(Set<String> withdrawn) {
    rows.forEach(row -> root.count(row.fields(), sample.slot(row)));
    root.collect(tallies);
    tallies.values().forEach(this::present);
    known.paths().keySet().stream()
        .filter(path -> !tallies.containsKey(path))
        .forEach(this::absent);
    if (!first) {
      findTwins();
      succeed(withdrawn);
    }
    changes.sort(Comparator.comparing(PathChange::path));
    return new PathObservation(new PathHistory(window, next, sample.ids()), changes);
  }

  private void present(PathTally tally) {
    KnownPath before = known.paths().get(tally.path);
    if (before == null) {
      appear(tally);
      return;
    }
    compareKinds(tally, before);
    compareNulls(tally, before);
    compareDomain(tally, before);
    compareAbsence(tally, before);
    long missed = before.absence().run().rows();
    Presence seen = before.presence();
    Presence presence =
        new Presence(
            seen.rows() + tally.rows,
            seen.filled() + tally.filled,
            seen.eligible() + missed + eligible(tally.path),
            seen.windows() + 1);
    Run nulls = tally.filled == 0 ? before.nulls().longer(tally.rows) : Run.NONE;
    next.put(
        tally.path,
        new KnownPath(
            before.kinds() | tally.kinds,
            before.added(),
            presence,
            Absence.NONE,
            nulls,
            evidence(tally, before.evidence())));
  }

  private void appear(PathTally tally) {
    if (next.size() >= PathHistory.MOST_PATHS) {
      return;
    }
    Presence presence = new Presence(tally.rows, tally.filled, eligible(tally.path), 1);
    Run nulls = tally.filled == 0 ? new Run(tally.rows, 1) : Run.NONE;
    next.put(
        tally.path,
        new KnownPath(
            tally.kinds,
            first ? 0 : window,
            presence,
            Absence.NONE,
            nulls,
            evidence(tally, Evidence.NONE)));
    KnownPath parent = known.paths().get(Paths.parent(tally.path));
    boolean parentHadFields = parent != null && (parent.kinds() & Kinds.OBJECT) != 0;
    if (!first && parentHadFields && !Paths.isElement(tally.path)) {
      changes.add(
          new PathChange(
              DriftClass.ADD_NESTED,
              tally.path,
              Optional.empty(),
              Optional.of(Kinds.name(tally.kinds)),
              Optional.empty(),
              1));
    }
  }

  private Evidence evidence(PathTally tally, Evidence before) {
    Evidence merged = before.withSketch(sample.merge(before.sketch(), tally.sketches));
    return EnumerationDomain.merge(merged, tally);
  }

  private void compareKinds(PathTally tally, KnownPath before) {
    int added = tally.kinds & ~before.kinds();
    if (added == 0) {
      return;
    }
    if (before.kinds() == 0) {
      changes.add(
          PathChange.of(fromNull(tally.kinds), tally.path, "null", Kinds.name(tally.kinds)));
      return;
    }
    boolean breaks = Kinds.incompatible(before.kinds(), added);
    if (Kinds.holdsAll(before.kinds(), added)) {
      return;
    }
    changes.add(
        PathChange.of(
            breaks ? DriftClass.INCOMPATIBLE : DriftClass.WIDEN,
            tally.path,
            Kinds.name(before.kinds()),
            Kinds.name(breaks ? added : before.kinds() | added)));
  }

  private static DriftClass fromNull(int kinds) {
    if ((kinds & Kinds.OBJECT) != 0) {
      return DriftClass.NULL_TO_OBJECT;
    }
    return (kinds & Kinds.ARRAY) != 0 ? DriftClass.NULL_TO_ARRAY : DriftClass.NULL_TO_SCALAR;
  }

  /** A container that was null for so long that nobody expects it any more. */
  private void compareNulls(PathTally tally, KnownPath before) {
    boolean unexpected =
        before.nulls().windows() >= FEWEST_WINDOWS
            && before.kinds() != 0
            && before.presence().chanceOfNulls(before.nulls().rows()) <= UNLIKELY;
    if (unexpected && Kinds.hasContainer(tally.kinds & before.kinds())) {
      changes.add(
          PathChange.of(fromNull(tally.kinds), tally.path, "null", Kinds.name(tally.kinds)));
    }
  }

  private void compareDomain(PathTally tally, KnownPath before) {
    if (EnumerationDomain.isNewIn(before, tally)) {
      int values = before.evidence().domain().size();
      int now = EnumerationDomain.merge(before.evidence(), tally).domain().size();
      changes.add(
          PathChange.of(
              DriftClass.VALUE_DOMAIN,
              tally.path,
              values + " values",
              now == 0 ? "many values" : now + " values"));
    }
  }

  private void compareAbsence(PathTally tally, KnownPath before) {
    Absence absence = before.absence();
    boolean settled = before.presence().windows() >= FEWEST_WINDOWS || before.firstSeen() > 0;
    boolean flap = absence.isMissing() && settled && before.presence().share() == 1;
    if (absence.removed() || flap) {
      changes.add(
          new PathChange(
              absence.removed() ? DriftClass.RETURN : DriftClass.FLAP,
              tally.path,
              Optional.empty(),
              Optional.of(Kinds.name(tally.kinds)),
              Optional.empty(),
              1 + windowsSince(absence.since())));
    }
  }

  /** Missing counts only where the parent came: an empty list misses nothing. */
  private void absent(String path) {
    KnownPath before = known.paths().get(path);
    long missing = eligible(path);
    if (missing > 0 && !Paths.isElement(path) && !declared.contains(path)) {
      next.put(path, before.with(before.absence().longer(window, missing)));
    }
    KnownPath now = next.get(path);
    next.put(
        path, now.with(now.evidence().withSketch(sample.merge(now.evidence().sketch(), Map.of()))));
  }

  private long eligible(String path) {
    String parent = Paths.parent(path);
    PathTally tally = parent.isEmpty() ? root : tallies.get(parent);
    return tally == null ? 0 : tally.objects;
  }

  private int windowsSince(long then) {
    return (int) Math.min(Integer.MAX_VALUE, window - then);
  }

  private void findTwins() {
    Set<String> young =
        tallies.keySet().stream()
            .filter(
                path -> next.containsKey(path) && next.get(path).added() > window - YOUNG_WINDOWS)
            .filter(path -> next.get(path).added() > 0)
            .collect(Collectors.toCollection(TreeSet::new));
    Twins.of(young, rows).forEach(this::keepTwins);
  }

  private void keepTwins(String path, Twins.Found found) {
    KnownPath now = next.get(path);
    Evidence evidence = now.evidence();
    boolean firstSight = now.added() == window;
    Set<String> twins = new TreeSet<>(found.paths());
    if (!firstSight) {
      twins.retainAll(evidence.twins());
    }
    next.put(
        path,
        now.with(
            evidence.withTwins(
                Twins.atMost(twins, MOST_TWINS), found.sure() && (firstSight || evidence.sure()))));
  }

  /** Decides about paths that are gone: moved or renamed, or just gone. The surest first. */
  private void succeed(Set<String> withdrawn) {
    Map<String, Boolean> gone = new TreeMap<>();
    next.forEach(
        (path, now) -> {
          if (withdrawn.contains(path) && !tallies.containsKey(path) && !now.isGone()) {
            next.put(path, now.with(now.absence().longer(window, 0)));
            gone.put(path, true);
          } else if (now.absence().isMissing() && !now.isGone()) {
            if (isConfirmed(now)) {
              gone.put(path, true);
            } else if (isSudden(now)) {
              gone.put(path, false);
            }
          }
        });
    while (!gone.isEmpty()) {
      Optional<Map.Entry<String, Succession.Heir>> surest = surest(gone);
      if (surest.isEmpty()) {
        break;
      }
      String old = surest.get().getKey();
      gone.remove(old);
      follow(old, surest.get().getValue());
    }
    gone.forEach(
        (path, confirmed) -> {
          if (confirmed) {
            retire(path);
          }
        });
  }

  private Optional<Map.Entry<String, Succession.Heir>> surest(Map<String, Boolean> gone) {
    Succession succession = new Succession(next);
    Map<String, Succession.Heir> heirs = new TreeMap<>();
    gone.forEach(
        (path, confirmed) -> {
          KnownPath old = next.get(path);
          succession
              .heir(path, old, old.absence().since())
              .filter(heir -> confirmed || isSure(path, heir))
              .ifPresent(heir -> heirs.put(path, heir));
        });
    return heirs.entrySet().stream()
        .max(Comparator.comparingDouble(entry -> entry.getValue().score()));
  }

  private static boolean isConfirmed(KnownPath now) {
    Run run = now.absence().run();
    return run.windows() >= FEWEST_WINDOWS
        && (now.presence().chanceOfGap(run.rows()) <= UNLIKELY || isBrief(now));
  }

  /** Came, and went again after a window or two. */
  private static boolean isBrief(KnownPath now) {
    return now.firstSeen() > 0
        && now.presence().windows() < FEWEST_WINDOWS
        && now.absence().run().windows() > now.presence().windows();
  }

  private boolean isSudden(KnownPath now) {
    return now.absence().since() == window
        && now.presence().windows() >= 2
        && now.presence().share() >= ALMOST_ALWAYS;
  }

  /** What went and what came in this very window, with the same values or the same name. */
  private boolean isSure(String old, Succession.Heir heir) {
    return next.get(heir.path()).added() == window
        && (heir.sameValues() || Paths.leaf(old).equals(Paths.leaf(heir.path())));
  }

  private void follow(String old, Succession.Heir heir) {
    KnownPath gone = next.get(old);
    KnownPath now = next.get(heir.path());
    long since = gone.absence().since();
    changes.add(
        new PathChange(
            Succession.name(old, gone, heir.path(), now, since),
            old,
            Optional.of(Kinds.name(gone.kinds())),
            Optional.of(Kinds.name(now.kinds())),
            Optional.of(heir.path()),
            1 + windowsSince(since)));
    next.put(old, gone.with(gone.absence().reported()));
    next.put(heir.path(), now.following());
  }

  private void retire(String path) {
    KnownPath gone = next.get(path);
    changes.add(
        new PathChange(
            isBrief(gone) ? DriftClass.FLAP : DriftClass.REMOVE,
            path,
            Optional.of(Kinds.name(gone.kinds())),
            Optional.empty(),
            Optional.empty(),
            1 + windowsSince(gone.absence().since())));
    next.put(path, gone.with(gone.absence().reported()));
  }
}
