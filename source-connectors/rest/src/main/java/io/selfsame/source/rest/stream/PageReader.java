package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.rest.access.RestApi;
import io.selfsame.source.rest.manifest.StreamSpec;
import io.selfsame.source.rest.template.Path;
import io.selfsame.source.rest.template.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads pages of a list as rows. One thread reads, any may close. */
final class PageReader implements AutoCloseable {
  private final StreamSpec spec;
  private final RestApi api;
  private final Values always;
  private final Listing listing;
  private final RowMaker maker;
  private final Optional<Metadata> metadata;

  /**
   * @param rejected rows that were left out
   */
  record Page(List<VendorRow> rows, Optional<ListCursor> next, List<RejectedRow> rejected) {}

  PageReader(
      StreamSpec spec,
      RestApi api,
      Values always,
      Listing listing,
      RowMaker maker,
      Optional<Metadata> metadata) {
    this.spec = spec;
    this.api = api;
    this.always = always;
    this.listing = listing;
    this.maker = maker;
    this.metadata = metadata;
  }

  Page read(Values window, String scope, ListCursor cursor) throws VendorException {
    Optional<Metadata.Known> fields =
        metadata.isPresent() ? metadata.get().current() : Optional.empty();
    List<Values> portions = portions(fields);
    ListPage page = listing.read(window.and(portions.get(0)), scope, cursor);
    List<ObjectNode> raw = page.rows();
    for (Values further : portions.subList(1, portions.size())) {
      if (!raw.isEmpty()) {
        new Chunks(listing, maker).complete(raw, window, cursor, further);
      }
    }
    fields.ifPresent(known -> raw.forEach(row -> withhold(known.withheld(), row)));
    for (StreamSpec.Join join : spec.joins()) {
      new Joining(api, join, maker, always).apply(raw);
    }
    return rows(raw, page, cursor.rowsDone());
  }

  private List<Values> portions(Optional<Metadata.Known> fields) {
    return fields.isPresent() && spec.request().names().contains("metadata.names")
        ? Chunks.of(fields.get().names(), metadata.orElseThrow().spec().atOnce())
        : List.of(Values.none());
  }

  private void withhold(List<String> names, ObjectNode row) {
    Path under = Path.of(metadata.orElseThrow().spec().under());
    if (under.in(row) instanceof ObjectNode holder) {
      holder.remove(names);
    }
  }

  private Page rows(List<ObjectNode> raw, ListPage page, long first) throws VendorException {
    List<VendorRow> rows = new ArrayList<>();
    List<RejectedRow> rejected = new ArrayList<>(page.rejected());
    long element = first - 1;
    for (ObjectNode row : raw) {
      element = page.nextRow(element);
      Optional<String> id = maker.id(row);
      if (id.isEmpty()) {
        rejected.add(RejectedRow.at(RejectedRow.WITHOUT_ID, element));
      } else if (spec.retrieve().isPresent()) {
        rows.addAll(retrieved(spec.retrieve().get(), id.get(), row));
      } else {
        rows.addAll(maker.rows(row));
      }
    }
    return new Page(rows, page.next(), rejected);
  }

  private List<VendorRow> retrieved(StreamSpec.Retrieve retrieve, String id, ObjectNode row)
      throws VendorException {
    Optional<JsonNode> answer =
        api.find(api.prepare(retrieve.request(), always.with("row.id", id)));
    if (answer.isEmpty()) {
      return List.of(maker.gone(id, row));
    }
    if (retrieve.record().in(answer.get()) instanceof ObjectNode whole) {
      return maker.rows(whole);
    }
    throw VendorException.retry(
        "MALFORMED_ROW", "a row was answered without a record", Optional.empty());
  }

  @Override
  public void close() {
    listing.close();
  }
}
