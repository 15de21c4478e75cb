package io.selfsame.schema.path;

import io.selfsame.schema.path.KnownPath.Absence;
import io.selfsame.schema.path.KnownPath.Evidence;
import io.selfsame.schema.path.KnownPath.Expansion;
import io.selfsame.schema.path.KnownPath.Presence;
import io.selfsame.schema.path.KnownPath.Run;
import java.util.Optional;

/** The paths that a window shows: new ones, and what is new about those that were known. */
final class Sightings {
  private static final int SETTLED_WINDOWS = 3;

  private final PathWindow window;

  Sightings(PathWindow window) {
    this.window = window;
  }

  void look() {
    for (PathTally tally : window.tallies.values()) {
      KnownPath before = window.known.paths().get(tally.path);
      if (before == null) {
        appear(tally);
      } else {
        compareKinds(tally, before);
        compareNulls(tally, before);
        compareDomain(tally, before);
        compareAbsence(tally, before);
        window.next.put(tally.path, seen(tally, before));
      }
    }
  }

  private KnownPath seen(PathTally tally, KnownPath before) {
    long eligible = window.eligible(tally.path);
    return new KnownPath(
        before.kinds() | tally.kinds,
        before.added(),
        before.presence().with(tally, before.absence().run(), eligible),
        Absence.NONE,
        tally.filled == 0 ? before.nulls().longer(tally.rows) : Run.NONE,
        evidence(tally, before.evidence()),
        expansion(tally, before));
  }

  private void appear(PathTally tally) {
    if (window.next.size() >= PathHistory.MOST_PATHS) {
      return;
    }
    window.next.put(
        tally.path,
        new KnownPath(
            tally.kinds,
            window.isFirst() ? 0 : window.number,
            Presence.NONE.with(tally, Run.NONE, window.eligible(tally.path)),
            Absence.NONE,
            tally.filled == 0 ? new Run(tally.rows, 1) : Run.NONE,
            evidence(tally, Evidence.NONE),
            Expansion.NONE));
    KnownPath parent = window.known.paths().get(Paths.parent(tally.path));
    boolean parentHadFields = parent != null && (parent.kinds() & Kinds.OBJECT) != 0;
    if (!window.isFirst() && parentHadFields && !Paths.isElement(tally.path)) {
      window.changes.add(
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
    Evidence merged = before.withSketch(window.sample.merge(before.sketch(), tally.sketches));
    return EnumerationDomain.merge(merged, tally);
  }

  private void compareKinds(PathTally tally, KnownPath before) {
    int added = Kinds.added(before.kinds(), tally.kinds);
    if (added == 0) {
      return;
    }
    if (before.kinds() == 0) {
      change(fromNull(tally.kinds), tally, "null", Kinds.name(tally.kinds));
      return;
    }
    if (Kinds.holdsAll(before.kinds(), added)) {
      return;
    }
    if (Kinds.isExpansion(before.kinds(), tally.kinds)) {
      change(DriftClass.EXPAND, tally, Kinds.name(before.kinds()), Kinds.name(added));
      return;
    }
    boolean breaks = Kinds.incompatible(before.kinds(), added);
    change(
        breaks ? DriftClass.INCOMPATIBLE : DriftClass.WIDEN,
        tally,
        Kinds.name(before.kinds()),
        Kinds.name(breaks ? added : before.kinds() | added));
  }

  /** A form that stays away after the other came was replaced, not expanded. */
  private Expansion expansion(PathTally tally, KnownPath before) {
    if (before.kinds() != 0 && Kinds.isExpansion(before.kinds(), tally.kinds)) {
      return new Expansion(1, Kinds.isIdentified(tally.kinds));
    }
    Expansion open = before.expansion();
    if (!open.isOpen() || tally.filled == 0) {
      return open;
    }
    boolean stays =
        open.toObject() ? Kinds.isIdentified(tally.kinds) : Kinds.isReference(tally.kinds);
    if (!stays) {
      return Expansion.NONE;
    }
    if (open.windows() + 1 < Absences.FEWEST_WINDOWS) {
      return open.longer();
    }
    window.changes.add(
        new PathChange(
            DriftClass.INCOMPATIBLE,
            tally.path,
            Optional.of(Kinds.name(before.kinds() & ~tally.kinds)),
            Optional.of(Kinds.name(tally.kinds)),
            Optional.empty(),
            open.windows() + 1));
    return Expansion.NONE;
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
        before.nulls().windows() >= SETTLED_WINDOWS
            && before.kinds() != 0
            && before.presence().chanceOfNulls(before.nulls().rows()) <= Absences.UNLIKELY;
    if (unexpected && Kinds.hasContainer(tally.kinds & before.kinds())) {
      change(fromNull(tally.kinds), tally, "null", Kinds.name(tally.kinds));
    }
  }

  private void compareDomain(PathTally tally, KnownPath before) {
    if (EnumerationDomain.isNewIn(before, tally)) {
      int values = before.evidence().domain().size();
      int now = EnumerationDomain.merge(before.evidence(), tally).domain().size();
      String after = now == 0 ? "many values" : now + " values";
      change(DriftClass.VALUE_DOMAIN, tally, values + " values", after);
    }
  }

  private void compareAbsence(PathTally tally, KnownPath before) {
    Absence absence = before.absence();
    boolean settled = before.presence().windows() >= SETTLED_WINDOWS || before.firstSeen() > 0;
    boolean flap = absence.isMissing() && settled && before.presence().share() == 1;
    if (absence.removed() || flap) {
      window.changes.add(
          new PathChange(
              absence.removed() ? DriftClass.RETURN : DriftClass.FLAP,
              tally.path,
              Optional.empty(),
              Optional.of(Kinds.name(tally.kinds)),
              Optional.empty(),
              1 + window.since(absence.since())));
    }
  }

  private void change(DriftClass drift, PathTally tally, String before, String after) {
    window.changes.add(PathChange.of(drift, tally.path, before, after));
  }
}
