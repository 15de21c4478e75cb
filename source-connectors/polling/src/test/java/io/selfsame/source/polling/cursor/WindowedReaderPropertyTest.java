package io.selfsame.source.polling.cursor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.selfsame.source.polling.MutableClock;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * Changes get the time they begin at, to the second, and are visible up to lag and overlap later:
 * the reader misses none and emits none twice, whenever it reads and wherever it is restarted.
 */
class WindowedReaderPropertyTest {
  private static final int LAG = 5;
  private static final int OVERLAP = 4;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Row {@code id} changes at a second; the change is visible {@code late} seconds later. */
  record Change(int id, int second, int late) {
    Instant at() {
      return START.plusSeconds(second);
    }

    Instant visibleAt() {
      return at().plusSeconds(late);
    }
  }

  @Property(tries = 1_000)
  void noChangeIsMissedAndNoneIsEmittedTwice(
      @ForAll("changes") List<Change> changes,
      @ForAll("steps") List<Integer> secondsBetweenReads,
      @ForAll @IntRange(min = 1, max = 4) int pageRows,
      @ForAll @IntRange(min = 0, max = 12) int longest)
      throws VendorException {
    Run run = new Run(changes, pageRows, rules(longest, 1_000));
    run.read(secondsBetweenReads);

    assertEquals(new HashSet<>(run.emitted).size(), run.emitted.size(), "emitted twice");
    assertTrue(run.emitted.containsAll(run.latest()), "a gap");
  }

  @Property(tries = 500)
  void withTooLittleMemoryRowsAreRepeatedButNoneIsMissed(
      @ForAll("changes") List<Change> changes,
      @ForAll("steps") List<Integer> secondsBetweenReads,
      @ForAll @IntRange(min = 0, max = 2) int remembered)
      throws VendorException {
    Run run = new Run(changes, 3, rules(0, remembered));
    run.read(secondsBetweenReads);

    assertTrue(run.emitted.containsAll(run.latest()), "a gap");
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(0, LAG + OVERLAP))
        .as(Change::new)
        .list()
        .ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Integer>> steps() {
    return Arbitraries.integers().between(0, 9).list().ofMaxSize(40);
  }

  private static CursorRules rules(int longest, int remembered) {
    Optional<Duration> limit =
        longest <= OVERLAP ? Optional.empty() : Optional.of(Duration.ofSeconds(longest));
    return new CursorRules(
        START, Duration.ofSeconds(LAG), Duration.ofSeconds(OVERLAP), limit, remembered);
  }

  /** A vendor with a clock, and a reader that is made anew for every read. */
  private static final class Run {
    final List<String> emitted = new ArrayList<>();
    private final List<Change> changes;
    private final int pageRows;
    private final CursorRules rules;
    private final MutableClock clock = new MutableClock();
    private StreamPosition position = StreamPosition.start();

    Run(List<Change> changes, int pageRows, CursorRules rules) {
      this.changes = changes;
      this.pageRows = pageRows;
      this.rules = rules;
    }

    void read(List<Integer> steps) throws VendorException {
      for (int step : steps) {
        clock.advance(Duration.ofSeconds(step));
        page();
      }
      clock.advance(Duration.ofSeconds(100));
      for (int reads = 0; !page(); reads++) {
        assertTrue(reads < 500, "no end");
      }
    }

    private boolean page() throws VendorException {
      StreamPage page =
          new WindowedReader(this::answer, rules, clock).read(position, Optional.empty());
      page.rows().forEach(row -> emitted.add(version(row)));
      assertTrue(page.caughtUp() || !page.next().equals(position), "progress");
      position = new StreamPosition(page.next().values());
      return page.caughtUp();
    }

    /** Every row's last change: older ones may never have been seen. */
    List<String> latest() {
      return current(Instant.MAX).stream().map(WindowedReaderPropertyTest::version).toList();
    }

    private WindowPage answer(TimeWindow window, Optional<String> cursor) {
      Optional<Keyset> after = cursor.map(Keyset::fromText);
      List<VendorRow> rest =
          current(clock.instant()).stream()
              .filter(row -> window.contains(row.changedAt().orElseThrow()))
              .filter(row -> after.map(key -> key.compareTo(Keyset.after(row)) < 0).orElse(true))
              .sorted(Comparator.comparing(Keyset::after))
              .toList();
      List<VendorRow> rows = rest.subList(0, Math.min(pageRows, rest.size()));
      return new WindowPage(
          rows,
          rest.size() > pageRows
              ? Optional.of(Keyset.after(rows.get(rows.size() - 1)).toText())
              : Optional.empty());
    }

    /** The rows as they show at a time: each as of its last visible change. */
    private List<VendorRow> current(Instant now) {
      Map<Integer, Change> last = new HashMap<>();
      for (Change change : changes) {
        if (!change.visibleAt().isAfter(now)) {
          last.merge(change.id(), change, (a, b) -> a.at().isAfter(b.at()) ? a : b);
        }
      }
      return last.values().stream()
          .map(
              change ->
                  VendorRow.upsert(
                      "row" + change.id(),
                      Optional.empty(),
                      Optional.of(change.at()),
                      JsonNodeFactory.instance.objectNode()))
          .toList();
    }
  }

  private static String version(VendorRow row) {
    return row.id() + "@" + row.changedAt().orElseThrow();
  }
}
