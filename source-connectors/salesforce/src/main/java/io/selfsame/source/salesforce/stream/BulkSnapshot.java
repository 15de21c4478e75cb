package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.http.Ticker;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.salesforce.fault.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a snapshot through a query job. Job, locator and rows of the page are part of the position:
 * a restart opens the same page again and skips what was read of it. A job is done when it gave as
 * many rows as it counted; one that fails, is forgotten or gives fewer is replaced by another,
 * which begins anew. After a few lost jobs the snapshot is read by queries. Not thread-safe.
 */
final class BulkSnapshot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BulkSnapshot.class);
  private static final int MOST_ATTEMPTS = 3;
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(15);

  private final Reading reading;
  private final BulkApi api;
  private final Ticker ticker;
  private Optional<OpenPage> open = Optional.empty();
  private Optional<Job> known = Optional.empty();

  BulkSnapshot(Reading reading, BulkApi api, Ticker ticker) {
    this.reading = reading;
    this.api = api;
    this.ticker = ticker;
  }

  StreamPage read(ObjectPosition position, Bulk bulk) throws VendorException {
    if (bulk.attempt() >= MOST_ATTEMPTS) {
      LOG.warn("Query jobs for {} come to nothing: it is read by queries", reading.object());
      return reading.turn(position.reading(Scan.of(Optional.empty(), bulk.to())));
    }
    if (bulk.job().isEmpty()) {
      return start(position, bulk);
    }
    if (known.isEmpty() || !known.get().id().equals(bulk.job())) {
      BulkState state = ended(bulk.job());
      if (state instanceof BulkState.Lost lost) {
        return lose(position, bulk, lost.code());
      }
      known = Optional.of(new Job(bulk.job(), ((BulkState.Complete) state).rows()));
    }
    return readOn(position, bulk, known.get().rows());
  }

  @Override
  public void close() {
    api.close();
  }

  private StreamPage start(ObjectPosition position, Bulk bulk) throws VendorException {
    ObjectDescription description = reading.described().current();
    try {
      return reading.turn(
          position.reading(bulk.started(api.create(Soql.snapshot(description, bulk.to())))));
    } catch (VendorException e) {
      if (e.code().equals(Faults.INVALID_FIELD)) {
        reading.described().renewed();
      } else if (e.kind() != VendorException.Kind.FATAL) {
        throw e;
      }
      return lose(position, bulk, e.code());
    }
  }

  private StreamPage readOn(ObjectPosition position, Bulk bulk, long counted)
      throws VendorException {
    OpenPage page;
    try {
      page = page(bulk);
    } catch (VendorException e) {
      if (e.kind() == VendorException.Kind.FATAL) {
        return lose(position, bulk, e.code());
      }
      throw e;
    }
    List<VendorRow> rows = rows(page, bulk);
    Bulk read = bulk.read(rows.size());
    if (!page.atEnd) {
      open = Optional.of(page.standingAt(read));
      return reading.page(rows, position.reading(read), false, Optional.empty());
    }
    page.results.close();
    if (page.results.promised() != read.pageRows()) {
      return lose(position, bulk, "ROWS_OF_PAGE");
    }
    if (page.results.locator().isPresent()) {
      Bulk next = read.turned(page.results.locator().get());
      return reading.page(rows, position.reading(next), false, Optional.empty());
    }
    if (read.rows() != counted) {
      return lose(position, bulk, "ROWS_OF_JOB");
    }
    api.release(bulk.job());
    return reading.page(rows, position.finished(bulk.to()), false, Optional.of(bulk.to()));
  }

  private List<VendorRow> rows(OpenPage page, Bulk bulk) throws VendorException {
    RowReader reader = new RowReader(reading.source(), reading.described().current());
    List<VendorRow> rows = new ArrayList<>();
    long upTo = page.results.bytesRead() + reading.settings().pageBytes();
    try {
      while (rows.size() < reading.settings().pageRows() && page.results.bytesRead() < upTo) {
        Optional<ApiRow> row = page.results.next();
        if (row.isEmpty()) {
          page.atEnd = true;
          return rows;
        }
        RowReader.ReadRow read = reader.read(row.get());
        reading.seen().add(read.key(), bulk.to().minus(reading.settings().overlap()));
        rows.add(read.row());
      }
      return rows;
    } catch (VendorException e) {
      page.results.close();
      throw e;
    }
  }

  private OpenPage page(Bulk bulk) throws VendorException {
    Optional<OpenPage> continued = open.filter(page -> page.at.equals(bulk));
    open.filter(page -> continued.isEmpty()).ifPresent(page -> page.results.close());
    open = Optional.empty();
    if (continued.isPresent()) {
      return continued.get();
    }
    BulkResults results = api.open(bulk.job(), bulk.locator());
    try {
      for (long row = 0; row < bulk.pageRows(); row++) {
        results.next();
      }
      return new OpenPage(results, bulk);
    } catch (VendorException e) {
      results.close();
      throw e;
    }
  }

  private BulkState ended(String job) throws VendorException {
    Duration wait = FIRST_LOOK;
    BulkState state = api.state(job);
    while (state instanceof BulkState.Running) {
      sleep(wait);
      wait = wait.compareTo(LONGEST_LOOK) < 0 ? wait.plus(FIRST_LOOK) : LONGEST_LOOK;
      state = api.state(job);
    }
    return state;
  }

  private void sleep(Duration wait) throws VendorException {
    try {
      ticker.sleep(wait.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw VendorException.cancelled("waiting for a query job was interrupted");
    }
  }

  private StreamPage lose(ObjectPosition position, Bulk bulk, String code) throws VendorException {
    LOG.warn("The query job for {} is lost ({}): another is made", reading.object(), code);
    known = Optional.empty();
    if (!bulk.job().isEmpty()) {
      api.release(bulk.job());
    }
    return reading.turn(position.reading(bulk.lost()));
  }

  private record Job(String id, long rows) {}

  /** A page of results being read, and how far it was read. */
  private static final class OpenPage {
    private final BulkResults results;
    private Bulk at;
    private boolean atEnd;

    private OpenPage(BulkResults results, Bulk at) {
      this.results = results;
      this.at = at;
    }

    private OpenPage standingAt(Bulk position) {
      at = position;
      return this;
    }
  }
}
