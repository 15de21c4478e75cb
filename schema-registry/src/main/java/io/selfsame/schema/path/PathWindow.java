package io.selfsame.schema.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One window being looked at: what its rows show, what was known before, what is known after and
 * which changes that makes. Arrivals, absences and successions work on it one after the other.
 */
final class PathWindow {
  /** An old name and a new one, while they overlap. */
  private static final int MOST_PATHS_OF_A_VALUE = 2;

  final PathHistory known;
  final List<ObservedRow> rows;
  final long number;
  final RowSample sample;

  /** By path, parents first. */
  final Map<String, PathTally> tallies = new LinkedHashMap<>();

  /** What is known of each path, with this window. */
  final Map<String, KnownPath> next;

  final List<PathChange> changes = new ArrayList<>();
  private final PathTally root = PathTally.root();

  PathWindow(PathHistory known, List<ObservedRow> rows) {
    this.known = known;
    this.rows = rows;
    this.number = known.window() + 1;
    this.sample = new RowSample(known.sample(), rows, number);
    this.next = new TreeMap<>(known.paths());
    rows.forEach(row -> root.count(row.fields(), sample.slot(row)));
    root.collect(tallies);
    dullCommonValues();
  }

  /** A value that several paths of a row have tells none of them: a default, a time of the run. */
  private void dullCommonValues() {
    Map<String, Integer> paths = new HashMap<>();
    for (PathTally tally : tallies.values()) {
      tally.sketches.forEach((slot, value) -> paths.merge(slot + value, 1, Integer::sum));
    }
    for (PathTally tally : tallies.values()) {
      tally.sketches.replaceAll(
          (slot, value) ->
              paths.get(slot + value) > MOST_PATHS_OF_A_VALUE ? Fingerprints.DULL : value);
    }
  }

  /** Nothing was known of the stream. */
  boolean isFirst() {
    return number == 1;
  }

  boolean shows(String path) {
    return tallies.containsKey(path);
  }

  /** In how many objects the path could have come: an empty list misses nothing. */
  long eligible(String path) {
    String parent = Paths.parent(path);
    PathTally tally = parent.isEmpty() ? root : tallies.get(parent);
    return tally == null ? 0 : tally.objects;
  }

  /** How many windows ago that window was. */
  int since(long window) {
    return (int) Math.min(Integer.MAX_VALUE, number - window);
  }
}
