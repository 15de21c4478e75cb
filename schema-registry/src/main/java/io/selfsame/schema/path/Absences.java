package io.selfsame.schema.path;

import java.util.Map;
import java.util.Set;

/**
 * The paths that a window does not show, and when that means something: when a path was away for
 * several windows although its parent came, longer than its gaps so far let one expect.
 */
final class Absences {
  /** A chance below this is none. */
  static final double UNLIKELY = 1e-3;

  /** The same for what has many occasions: a path may begin to be missing in any window. */
  private static final double UNLIKELY_IN_A_WINDOW = 3e-4;

  /** Fewer windows, and samples or filters may have left the path out together. */
  static final int FEWEST_WINDOWS = 6;

  /** What comes for less than this was hardly there. */
  private static final int BRIEF_WINDOWS = 3;

  private final PathWindow window;

  Absences(PathWindow window) {
    this.window = window;
  }

  void look(Set<String> declared) {
    for (Map.Entry<String, KnownPath> entry : window.known.paths().entrySet()) {
      String path = entry.getKey();
      if (!window.shows(path)) {
        KnownPath before = entry.getValue();
        long missing = declared.contains(path) ? 0 : window.eligible(path);
        KnownPath now =
            missing > 0 && !Paths.isElement(path)
                ? before.with(before.absence().longer(window.number, missing))
                : before;
        String sketch = window.sample.merge(now.evidence().sketch(), Map.of());
        window.next.put(path, now.with(now.evidence().withSketch(sketch)));
      }
    }
  }

  /** What the metadata no longer names is missing from now on, for certain. */
  void withdraw(Set<String> withdrawn) {
    for (String path : withdrawn) {
      KnownPath now = window.next.get(path);
      if (now != null && !window.shows(path) && !now.isGone()) {
        window.next.put(path, now.with(now.absence().longer(window.number, 0)));
      }
    }
  }

  /** Whether the path has been away for longer than chance explains, row by row. */
  static boolean isLong(KnownPath path) {
    KnownPath.Run run = path.absence().run();
    boolean unexpected = path.presence().chanceOfGap(run.rows()) <= UNLIKELY;
    return run.windows() >= FEWEST_WINDOWS && (unexpected || isBrief(path));
  }

  /** Whether the path is gone for good: gaps come in bursts, and a path that had some has more. */
  static boolean isFinal(KnownPath path) {
    int windows = path.absence().run().windows();
    return isLong(path) && path.presence().chanceOfLongGap(windows) <= UNLIKELY_IN_A_WINDOW;
  }

  /** Came, and went again after a window or two. */
  static boolean isBrief(KnownPath path) {
    return path.firstSeen() > 0
        && path.presence().windows() < BRIEF_WINDOWS
        && path.absence().run().windows() > path.presence().windows();
  }
}
