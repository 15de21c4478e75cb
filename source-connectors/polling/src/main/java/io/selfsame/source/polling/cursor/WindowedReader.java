package io.selfsame.source.polling.cursor;

import io.selfsame.schema.DeclaredSchema;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads a stream window by window. A window ends {@code lag} before now, is fixed in the position
 * while it is read, and begins {@code overlap} before the end of the last; rows of the overlap that
 * were emitted before are left out. What is stored is the end of what was finished, never the
 * greatest time seen. All state is in the position.
 */
public final class WindowedReader {
  private final WindowSource source;
  private final CursorRules rules;
  private final Clock clock;

  public WindowedReader(WindowSource source, CursorRules rules, Clock clock) {
    this.source = source;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * Returns the page that follows a position.
   *
   * @throws VendorException as the source; RETRY with code {@code NO_PROGRESS} when the vendor's
   *     next cursor is the one it was asked with
   */
  public StreamPage read(StreamPosition stored, Optional<DeclaredSchema> declared)
      throws VendorException {
    CursorPosition position = CursorPosition.of(stored);
    TimeWindow window = window(position);
    if (window.from().equals(window.until()) || isFinished(position, window)) {
      StreamPage idle = new StreamPage(List.of(), stored, true, declared);
      return position.finished().map(idle::withCoveredUntil).orElse(idle);
    }
    WindowPage page = source.read(window, position.cursor());
    if (page.next().isPresent() && page.next().equals(position.cursor())) {
      throw VendorException.retry(
          "NO_PROGRESS", "the vendor's next page is the one just read", Optional.empty());
    }
    CursorPosition next = next(position, window, page);
    StreamPage read =
        new StreamPage(
            fresh(position, page), next.toPosition(), isLast(position, page, window), declared);
    return next.finished().map(read::withCoveredUntil).orElse(read);
  }

  private TimeWindow window(CursorPosition position) {
    Instant from = position.finished().map(end -> end.minus(rules.overlap())).orElse(rules.first());
    Instant until = position.until().orElseGet(() -> end(from));
    return new TimeWindow(from, until.isBefore(from) ? from : until);
  }

  private Instant end(Instant from) {
    Instant latest = latest();
    return rules.longest().map(from::plus).filter(end -> end.isBefore(latest)).orElse(latest);
  }

  private Instant latest() {
    return clock.instant().minus(rules.lag());
  }

  /** No time has passed since, or the clock was set back: nothing to read yet. */
  private static boolean isFinished(CursorPosition position, TimeWindow window) {
    return position.until().isEmpty()
        && position.finished().filter(end -> !window.until().isAfter(end)).isPresent();
  }

  /**
   * Whether the stream may rest. Time passes while the vendor answers, so a window never ends at
   * the present when its page has come: what counts is that it did when it was fixed. One that took
   * several pages may be as old as the overlap.
   */
  private boolean isLast(CursorPosition position, WindowPage page, TimeWindow window) {
    boolean reachesNow =
        position.until().isEmpty()
            ? !isCut(window)
            : !window.until().isBefore(latest().minus(rules.overlap()));
    return page.next().isEmpty() && reachesNow;
  }

  /** Ends where it does because windows must not be longer. */
  private boolean isCut(TimeWindow window) {
    return rules
        .longest()
        .filter(most -> !window.until().isBefore(window.from().plus(most)))
        .isPresent();
  }

  private static List<VendorRow> fresh(CursorPosition position, WindowPage page) {
    return page.rows().stream().filter(row -> !position.before().contains(row)).toList();
  }

  private CursorPosition next(CursorPosition position, TimeWindow window, WindowPage page) {
    Instant again = window.until().minus(rules.overlap());
    List<VendorRow> shownAgain =
        page.rows().stream()
            .filter(row -> row.changedAt().map(at -> !at.isBefore(again)).orElse(false))
            .toList();
    CursorPosition read =
        new CursorPosition(
            position.finished(),
            Optional.of(window.until()),
            page.next(),
            position.before(),
            position.during().with(shownAgain, rules.remembered()));
    return page.next().isPresent() ? read : read.windowDone();
  }
}
