package io.selfsame.schema.path;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Decides about the paths that are gone: moved or renamed, or just gone. The surest first. */
final class Departures {
  private static final double ALMOST_ALWAYS = 0.8;

  private final PathWindow window;
  private final Set<String> withdrawn;

  /**
   * @param withdrawn fields that the metadata named until now
   */
  Departures(PathWindow window, Set<String> withdrawn) {
    this.window = window;
    this.withdrawn = withdrawn;
  }

  void look() {
    Map<String, Boolean> gone = gone();
    for (var surest = surest(gone); surest.isPresent(); surest = surest(gone)) {
      String old = surest.get().getKey();
      gone.remove(old);
      follow(old, surest.get().getValue());
    }
    gone.forEach(
        (path, confirmed) -> {
          if (confirmed && (withdrawn.contains(path) || Absences.isFinal(window.next.get(path)))) {
            retire(path);
          }
        });
  }

  /** By path, whether that is certain. */
  private Map<String, Boolean> gone() {
    Map<String, Boolean> gone = new TreeMap<>();
    window.next.forEach(
        (path, now) -> {
          if (now.absence().isMissing() && !now.isGone()) {
            boolean confirmed = withdrawn.contains(path) || Absences.isLong(now);
            if (confirmed || isSudden(now)) {
              gone.put(path, confirmed);
            }
          }
        });
    return gone;
  }

  private Optional<Map.Entry<String, Succession.Heir>> surest(Map<String, Boolean> gone) {
    Succession succession = new Succession(window.next);
    Map<String, Succession.Heir> heirs = new TreeMap<>();
    gone.forEach(
        (path, confirmed) -> {
          KnownPath old = window.next.get(path);
          succession
              .heir(path, old, old.absence().since())
              .filter(heir -> confirmed ? isBelieved(path, heir) : isSure(path, heir))
              .ifPresent(heir -> heirs.put(path, heir));
        });
    return heirs.entrySet().stream()
        .max(Comparator.comparingDouble(entry -> entry.getValue().score()));
  }

  /** What comes and goes anyway has no heir because the names are a little alike. */
  private boolean isBelieved(String old, Succession.Heir heir) {
    double name = NameLikeness.of(Paths.leaf(old), Paths.leaf(heir.path()));
    return name >= NameLikeness.SURE
        || (heir.sameValues() && name >= NameLikeness.POSSIBLE)
        || withdrawn.contains(old)
        || Absences.isFinal(window.next.get(old));
  }

  private boolean isSudden(KnownPath now) {
    return now.absence().since() == window.number
        && now.presence().windows() >= 2
        && now.presence().share() >= ALMOST_ALWAYS;
  }

  /** What went and what came in this very window, with the same values or the same name. */
  private boolean isSure(String old, Succession.Heir heir) {
    return window.next.get(heir.path()).added() == window.number
        && (heir.sameValues() || Paths.leaf(old).equals(Paths.leaf(heir.path())));
  }

  private void follow(String old, Succession.Heir heir) {
    KnownPath gone = window.next.get(old);
    KnownPath now = window.next.get(heir.path());
    long since = gone.absence().since();
    window.changes.add(
        new PathChange(
            Succession.name(old, gone, heir.path(), now, since),
            old,
            Optional.of(Kinds.name(gone.kinds())),
            Optional.of(Kinds.name(now.kinds())),
            Optional.of(heir.path()),
            1 + window.since(since)));
    window.next.put(old, gone.with(gone.absence().reported()));
    window.next.put(heir.path(), now.following());
  }

  private void retire(String path) {
    KnownPath gone = window.next.get(path);
    window.changes.add(
        new PathChange(
            Absences.isBrief(gone) ? DriftClass.FLAP : DriftClass.REMOVE,
            path,
            Optional.of(Kinds.name(gone.kinds())),
            Optional.empty(),
            Optional.empty(),
            1 + window.since(gone.absence().since())));
    window.next.put(path, gone.with(gone.absence().reported()));
  }
}
