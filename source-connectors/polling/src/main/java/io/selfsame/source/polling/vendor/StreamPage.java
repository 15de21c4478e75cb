package io.selfsame.source.polling.vendor;

import io.selfsame.schema.DeclaredSchema;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one read of a stream gave.
 *
 * @param rows in the order they are to be emitted; may be empty
 * @param next the position after this page; stored once all its rows are
 * @param caughtUp whether there is nothing more to read before the poll interval has passed
 * @param declared the vendor's own metadata of the fields, when it has any; empty means that types
 *     are inferred from the values
 * @param changes of the vendor's metadata since the position before, other than those of {@code
 *     declared}
 */
public record StreamPage(
    List<VendorRow> rows,
    StreamPosition next,
    boolean caughtUp,
    Optional<DeclaredSchema> declared,
    List<DeclaredChange> changes) {
  public StreamPage {
    rows = List.copyOf(rows);
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(declared, "declared");
    changes = List.copyOf(changes);
  }

  /** A page without changes of metadata. */
  public StreamPage(
      List<VendorRow> rows,
      StreamPosition next,
      boolean caughtUp,
      Optional<DeclaredSchema> declared) {
    this(rows, next, caughtUp, declared, List.of());
  }
}
