package io.selfsame.source.rest.stream;

import io.selfsame.contract.DriftKind;
import io.selfsame.schema.SchemaChange;
import io.selfsame.source.polling.definition.DefinitionChanges;
import io.selfsame.source.polling.definition.Definitions;
import io.selfsame.source.polling.vendor.DeclaredInside;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stream that also watches its object's metadata. What it was is part of the position, so a
 * change is told once, whether it was made while the connector ran or not.
 */
final class DeclaredStream implements VendorStream {
  private static final String DEFINITIONS = "definitions";

  /** Of fields that are the row's own, the declared schema tells these by itself. */
  private static final Set<DriftKind> TOLD_BY_SCHEMA =
      Set.of(DriftKind.FIELD_ADDED, DriftKind.FIELD_REMOVED, DriftKind.FIELD_RETURNED);

  private final VendorStream rows;
  private final Metadata metadata;
  private final boolean own;

  /**
   * @param own whether the fields are the row's own, not inside a member of it
   */
  DeclaredStream(VendorStream rows, Metadata metadata, boolean own) {
    this.rows = rows;
    this.metadata = metadata;
    this.own = own;
  }

  @Override
  public String object() {
    return rows.object();
  }

  @Override
  public String part() {
    return rows.part();
  }

  @Override
  public StreamPage read(StreamPosition position) throws VendorException {
    Optional<Metadata.Known> current = metadata.current();
    Optional<String> stored = position.text(DEFINITIONS);
    StreamPage page = rows.read(position.without(DEFINITIONS));
    if (current.isEmpty()) {
      return stored
          .map(text -> page.withInside(DeclaredInside.none(), page.next().with(DEFINITIONS, text)))
          .orElse(page);
    }
    Optional<Definitions> before = stored.flatMap(Definitions::parse);
    Definitions after =
        Definitions.after(before.orElseGet(Definitions::none), current.get().fields());
    return declared(page, current.get())
        .withInside(
            new DeclaredInside(
                roots(), before.map(known -> changes(known, after)).orElse(List.of())),
            page.next().with(DEFINITIONS, after.text()));
  }

  private StreamPage declared(StreamPage page, Metadata.Known current) {
    return own
        ? new StreamPage(
            page.rows(),
            page.next(),
            page.caughtUp(),
            Optional.of(metadata.declared(current)),
            page.facts())
        : page;
  }

  private Set<String> roots() {
    return own ? Set.of() : Set.of(metadata.spec().under());
  }

  private List<SchemaChange> changes(Definitions before, Definitions after) {
    String prefix = own ? "" : metadata.spec().under() + ".";
    return DefinitionChanges.between(before, after, prefix).stream()
        .filter(change -> !own || !isToldBySchema(change))
        .toList();
  }

  /** Types that rows have are the schema's too; where all is text only metadata tells them. */
  private boolean isToldBySchema(SchemaChange change) {
    return TOLD_BY_SCHEMA.contains(change.kind())
        || (metadata.spec().typed() && change.kind() != DriftKind.VALUE_DOMAIN_CHANGED);
  }

  @Override
  public void close() {
    rows.close();
  }
}
