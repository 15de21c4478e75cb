package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.salesforce.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads windows of SystemModstamp by queries. Pages follow the vendor's locator as long as there is
 * one, and the last row's (SystemModstamp, Id) otherwise: after a restart, an expired locator or a
 * changed set of fields. Versions of rows an overlap shows again are left out. Not thread-safe.
 */
final class WindowScan {
  private static final Logger LOG = LoggerFactory.getLogger(WindowScan.class);

  /** A window as short as this that takes too long is a problem to report. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  private final Reading reading;
  private Optional<OpenQuery> open = Optional.empty();

  WindowScan(Reading reading) {
    this.reading = reading;
  }

  StreamPage read(ObjectPosition position, Scan scan) throws VendorException {
    Fetched fetched;
    try {
      fetched = fetch(scan);
    } catch (VendorException e) {
      return half(position, scan, e);
    }
    RowReader reader = new RowReader(reading.source(), fetched.description());
    List<RowReader.ReadRow> read = new ArrayList<>(fetched.page().rows().size());
    for (ApiRow row : fetched.page().rows()) {
      read.add(reader.read(row));
    }
    Optional<ApiRow> end = fetched.page().end();
    Scan reached = end.isEmpty() ? scan : scan.after(reader.key(end.get()));
    Optional<String> locator = fetched.page().locator();
    open = locator.map(more -> new OpenQuery(reached, fetched.description(), more));
    List<VendorRow> rows = unseen(read, overlapStart(scan));
    if (locator.isPresent()) {
      ObjectPosition next = position.reading(reached);
      return reading.page(rows, next, false, reached.lowerBound());
    }
    return partEnd(position, scan, rows);
  }

  private StreamPage partEnd(ObjectPosition position, Scan scan, List<VendorRow> rows)
      throws VendorException {
    Optional<Scan> next = scan.next();
    if (next.isPresent()) {
      return reading.page(rows, position.reading(next.get()), false, Optional.of(scan.to()));
    }
    Instant end = scan.goal();
    reading.seen().forgetBefore(overlapStart(scan));
    return reading.page(rows, position.finished(end), true, Optional.of(end));
  }

  /** What the next window will show again. */
  private Instant overlapStart(Scan scan) {
    return scan.goal().minus(reading.settings().overlap());
  }

  private List<VendorRow> unseen(List<RowReader.ReadRow> read, Instant overlapStart) {
    List<VendorRow> rows = new ArrayList<>(read.size());
    for (RowReader.ReadRow row : read) {
      if (!reading.seen().has(row.key())) {
        rows.add(row.row());
        reading.seen().add(row.key(), overlapStart);
      }
    }
    return rows;
  }

  private StreamPage half(ObjectPosition position, Scan scan, VendorException failure)
      throws VendorException {
    if (!failure.code().equals(Faults.QUERY_TIMEOUT)) {
      throw failure;
    }
    Scan half = scan.half(SHORTEST).orElseThrow(() -> failure);
    LOG.warn("Querying {} takes too long (QUERY_TIMEOUT): it is read in parts", reading.object());
    return reading.turn(position.reading(half));
  }

  private Fetched fetch(Scan scan) throws VendorException {
    ObjectDescription description = reading.described().current();
    Optional<OpenQuery> continued =
        open.filter(query -> query.at().equals(scan) && query.description().equals(description));
    open = Optional.empty();
    if (continued.isPresent()) {
      try {
        return new Fetched(filled(reading.api().queryMore(continued.get().locator())), description);
      } catch (VendorException e) {
        if (!e.code().equals(Faults.INVALID_LOCATOR)) {
          throw e;
        }
      }
    }
    return query(scan, description);
  }

  /** A field that was deleted or hidden since it was described must not stop the stream. */
  private Fetched query(Scan scan, ObjectDescription description) throws VendorException {
    try {
      return new Fetched(filled(reading.api().queryAll(Soql.scan(description, scan))), description);
    } catch (VendorException e) {
      if (!e.code().equals(Faults.INVALID_FIELD)) {
        throw e;
      }
      ObjectDescription renewed = reading.described().renewed();
      if (renewed.equals(description)) {
        throw e;
      }
      return new Fetched(filled(reading.api().queryAll(Soql.scan(renewed, scan))), renewed);
    }
  }

  /** A page may be empty and yet not the last: it would look like no progress. */
  private QueryPage filled(QueryPage page) throws VendorException {
    QueryPage filled = page;
    while (filled.rows().isEmpty() && filled.locator().isPresent()) {
      filled = reading.api().queryMore(filled.locator().get());
    }
    return filled;
  }

  /** A query the vendor holds open for us, and the place it stands at. */
  private record OpenQuery(Scan at, ObjectDescription description, String locator) {}

  /** A page and the description its query was built from. */
  private record Fetched(QueryPage page, ObjectDescription description) {}
}
