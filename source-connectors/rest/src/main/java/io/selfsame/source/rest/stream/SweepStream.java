package io.selfsame.source.rest.stream;

import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import io.selfsame.source.rest.access.RestApi;
import io.selfsame.source.rest.manifest.Pagination;
import io.selfsame.source.rest.manifest.StreamSpec;
import io.selfsame.source.rest.template.Values;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A list that cannot be asked by time of change: it is read as a whole, again and again, and rows
 * that say they did not change since well before the last time are left out. Rows that leave the
 * list are not noticed; lists of what was deleted are lists of their own.
 */
final class SweepStream implements VendorStream {
  private static final String CURSOR = "sweep.cursor";
  private static final String STARTED = "sweep.started";
  private static final String SINCE = "changed_since";
  private static final String SINCE_NEXT = "changed_since.next";
  private static final String RESTS_UNTIL = "rests_until";

  /** Clocks differ, and a row can be shown later than it says it changed. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final StreamSpec spec;
  private final RestApi api;
  private final PageReader pages;
  private final Clock clock;

  SweepStream(StreamSpec spec, RestApi api, PageReader pages, Clock clock) {
    this.spec = spec;
    this.api = api;
    this.pages = pages;
    this.clock = clock;
  }

  @Override
  public String object() {
    return spec.object();
  }

  @Override
  public String part() {
    return spec.part();
  }

  @Override
  public StreamPage read(StreamPosition position) throws VendorException {
    Optional<String> cursor = position.text(CURSOR);
    long now = clock.millis();
    if (cursor.isEmpty() && position.number(RESTS_UNTIL).filter(end -> now < end).isPresent()) {
      return new StreamPage(List.of(), position, true, Optional.empty());
    }
    long started = position.number(STARTED).filter(any -> cursor.isPresent()).orElse(now);
    long since = position.number(SINCE).orElse(Long.MIN_VALUE);
    PageReader.Page page = pages.read(Values.none(), "sweep " + started, ListCursor.of(cursor));
    List<VendorRow> rows = page.rows().stream().filter(row -> mayHaveChanged(row, since)).toList();
    StreamPosition next =
        page.next().isPresent()
            ? position.with(CURSOR, page.next().get().text()).with(STARTED, started)
            : finished(position, started);
    StreamPage read =
        new StreamPage(rows, next, page.next().isEmpty(), Optional.empty())
            .withRejected(page.rejected());
    return page.next().isEmpty() ? read.withCoveredUntil(Instant.ofEpochMilli(started)) : read;
  }

  private StreamPosition finished(StreamPosition position, long started) {
    long since = started - OVERLAP.toMillis();
    StreamPosition done = StreamPosition.start().with(canSlip() ? SINCE_NEXT : SINCE, since);
    if (canSlip() && position.number(SINCE_NEXT).isPresent()) {
      done = done.with(SINCE, position.number(SINCE_NEXT).get());
    }
    return resting(done, started);
  }

  /**
   * Whether a row can slip past: it moves to a page that was read while others leave theirs. Each
   * row then gets a second chance the next time.
   */
  private boolean canSlip() {
    return spec.pagination() instanceof Pagination.Numbered
        || spec.pagination() instanceof Pagination.Offset;
  }

  private StreamPosition resting(StreamPosition done, long started) {
    return spec.every().map(rest -> done.with(RESTS_UNTIL, started + rest.toMillis())).orElse(done);
  }

  private static boolean mayHaveChanged(VendorRow row, long since) {
    return row.changedAt().map(at -> at.toEpochMilli() >= since).orElse(true);
  }

  @Override
  public void close() {
    pages.close();
    api.close();
  }
}
