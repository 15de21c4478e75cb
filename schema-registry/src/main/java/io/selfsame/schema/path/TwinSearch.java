package io.selfsame.schema.path;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Notes, for paths that are new, which older paths have the same values in the same rows. */
final class TwinSearch {
  private static final int YOUNG_WINDOWS = 3;
  private static final int MOST_TWINS = 4;

  private final PathWindow window;

  TwinSearch(PathWindow window) {
    this.window = window;
  }

  void look() {
    Set<String> young =
        window.tallies.keySet().stream()
            .filter(window.next::containsKey)
            .filter(path -> isYoung(window.next.get(path)))
            .collect(Collectors.toCollection(TreeSet::new));
    Twins.of(young, window.rows).forEach(this::keep);
  }

  private boolean isYoung(KnownPath path) {
    return path.isFreeHeir() && path.added() > window.number - YOUNG_WINDOWS;
  }

  private void keep(String path, Twins.Found found) {
    KnownPath now = window.next.get(path);
    KnownPath.Evidence evidence = now.evidence();
    boolean firstSight = now.added() == window.number;
    Set<String> twins = new TreeSet<>(found.paths());
    if (!firstSight) {
      twins.retainAll(evidence.twins());
    }
    boolean sure = found.sure() && (firstSight || evidence.sure());
    window.next.put(path, now.with(evidence.withTwins(Twins.atMost(twins, MOST_TWINS), sure)));
  }
}
