package io.selfsame.schema.path;

import java.util.List;
import java.util.TreeSet;

/** The values of what looks like an enumeration, as hashes; given up when they get many. */
final class EnumerationDomain {
  private static final int MOST_VALUES = 12;

  /** Fewer rows a value, and a new one says nothing. */
  private static final int ROWS_PER_VALUE = 4;

  private static final int FEWEST_ROWS = 8;

  private EnumerationDomain() {}

  static KnownPath.Evidence merge(KnownPath.Evidence before, PathTally tally) {
    if (before.open()) {
      return before;
    }
    TreeSet<String> values = new TreeSet<>(before.domain());
    values.addAll(tally.tokens);
    boolean open = tally.open || values.size() > MOST_VALUES;
    return before.withDomain(open ? List.of() : List.copyOf(values), open);
  }

  /** Whether the window has a value that so many rows before did not. */
  static boolean isNewIn(KnownPath before, PathTally tally) {
    List<String> domain = before.evidence().domain();
    long rows = before.presence().filled();
    return !before.evidence().open()
        && !domain.isEmpty()
        && !tally.open
        && rows >= FEWEST_ROWS
        && rows >= (long) ROWS_PER_VALUE * domain.size()
        && !domain.containsAll(tally.tokens);
  }
}
