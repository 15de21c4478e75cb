package io.selfsame.source.salesforce.stream;

import com.sforce.soap.partner.sobject.SObject;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One sObject: a snapshot, then its changes, in closed-open windows of SystemModstamp that end a
 * lag before the server's now. Within a window pages follow the vendor's locator as long as there
 * is one, and the last row's (SystemModstamp, Id) otherwise: after a restart, an expired locator or
 * a changed set of fields. Permanent deletions come from the replication log between windows.
 */
public final class ObjectStream implements VendorStream {
  private static final String INVALID_FIELD = "INVALID_FIELD";
  private static final String INVALID_LOCATOR = "INVALID_QUERY_LOCATOR";

  private final String object;
  private final SalesforceApi api;
  private final StreamSettings settings;
  private final DescribedObject described;
  private final PermanentDeletions deletions;
  private Optional<OpenQuery> open = Optional.empty();

  public ObjectStream(String object, SalesforceApi api, StreamSettings settings, Clock clock) {
    this.object = object;
    this.api = api;
    this.settings = settings;
    this.described = new DescribedObject(object, api, clock, settings.describeInterval());
    this.deletions = new PermanentDeletions(object, api, clock, settings.deletionsInterval());
  }

  @Override
  public String object() {
    return object;
  }

  @Override
  public StreamPage read(StreamPosition stored) throws VendorException {
    ObjectPosition position = ObjectPosition.from(stored);
    if (position.scan().isPresent()) {
      return readOn(position, position.scan().get());
    }
    if (deletions.areDue(position)) {
      return deletionsPage(position);
    }
    Instant to = api.serverTime().minus(settings.lag());
    if (position.readUntil().map(from -> !from.isBefore(to)).orElse(false)) {
      return page(List.of(), position, true, described.current());
    }
    return readOn(position, new Scan(position.readUntil(), to, Optional.empty()));
  }

  @Override
  public void close() {
    api.close();
  }

  private StreamPage readOn(ObjectPosition position, Scan scan) throws VendorException {
    Fetched fetched = fetch(scan);
    RowReader reader = new RowReader(fetched.description());
    List<VendorRow> rows = new ArrayList<>(fetched.page().rows().size());
    Scan read = scan;
    for (SObject fetchedRow : fetched.page().rows()) {
      RowReader.ReadRow row = reader.read(fetchedRow);
      rows.add(row.row());
      read = read.after(row.key());
    }
    Scan reached = read;
    Optional<String> locator = fetched.page().locator();
    open = locator.map(more -> new OpenQuery(reached, fetched.description(), more));
    return locator.isPresent()
        ? page(rows, position.reading(reached), false, fetched.description())
        : page(rows, position.finished(scan), true, fetched.description());
  }

  private Fetched fetch(Scan scan) throws VendorException {
    ObjectDescription description = described.current();
    Optional<OpenQuery> continued =
        open.filter(query -> query.at().equals(scan) && query.description().equals(description));
    open = Optional.empty();
    if (continued.isPresent()) {
      try {
        return new Fetched(api.queryMore(continued.get().locator()), description);
      } catch (VendorException e) {
        if (!e.code().equals(INVALID_LOCATOR)) {
          throw e;
        }
      }
    }
    return query(scan, description);
  }

  /** A field that was deleted or hidden since it was described must not stop the stream. */
  private Fetched query(Scan scan, ObjectDescription description) throws VendorException {
    try {
      return new Fetched(api.queryAll(Soql.scan(description, scan)), description);
    } catch (VendorException e) {
      if (!e.code().equals(INVALID_FIELD)) {
        throw e;
      }
      described.invalidate();
      ObjectDescription renewed = described.current();
      if (renewed.equals(description)) {
        throw e;
      }
      return new Fetched(api.queryAll(Soql.scan(renewed, scan)), renewed);
    }
  }

  private StreamPage deletionsPage(ObjectPosition position) throws VendorException {
    PermanentDeletions.Found found = deletions.read(position);
    return page(
        found.rows(), position.deletionsReadUntil(found.until()), false, described.current());
  }

  private static StreamPage page(
      List<VendorRow> rows, ObjectPosition next, boolean caughtUp, ObjectDescription description) {
    return new StreamPage(
        rows,
        next.toStreamPosition(),
        caughtUp,
        Optional.of(DescribedObject.declared(description)));
  }

  /** A query the vendor holds open for us, and the place it stands at. */
  private record OpenQuery(Scan at, ObjectDescription description, String locator) {}

  /** A page and the description its query was built from. */
  private record Fetched(QueryPage page, ObjectDescription description) {}
}
