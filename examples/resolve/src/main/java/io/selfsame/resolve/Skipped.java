package io.selfsame.resolve;

import io.selfsame.resolve.csv.Flaw;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rows that were not taken: each is told, up to a limit, and all are counted. */
final class Skipped {
  private static final int TOLD = 20;
  private static final int LISTED = 1000;

  /** A row that was not taken. */
  record Row(long line, Flaw flaw) {}

  private final Path file;
  private final PrintStream out;
  private final Map<Flaw, Long> counts = new EnumMap<>(Flaw.class);
  private final List<Row> listed = new ArrayList<>();

  Skipped(Path file, PrintStream out) {
    this.file = file;
    this.out = out;
  }

  void add(long line, Flaw flaw) {
    long count = counts.merge(flaw, 1L, Long::sum);
    if (listed.size() < LISTED) {
      listed.add(new Row(line, flaw));
    }
    if (count <= TOLD) {
      out.println(file.getFileName() + ":" + line + ": skipped, " + flaw.reason());
    } else if (count == TOLD + 1) {
      out.println("... more rows are skipped because " + flaw.reason());
    }
  }

  Map<Flaw, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** The first of them. */
  List<Row> listed() {
    return Collections.unmodifiableList(listed);
  }

  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
