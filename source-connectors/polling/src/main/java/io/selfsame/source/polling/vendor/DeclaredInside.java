package io.selfsame.source.polling.vendor;

import io.selfsame.schema.SchemaChange;
import java.util.List;
import java.util.Set;

/**
 * What the vendor's metadata says of fields inside nested objects, which travel as JSON.
 *
 * @param roots fields whose content is declared: what rows seem to tell of it is not drift
 * @param changes of the metadata since the position before the page; they become drift events
 */
public record DeclaredInside(Set<String> roots, List<SchemaChange> changes) {
  private static final DeclaredInside NONE = new DeclaredInside(Set.of(), List.of());

  public DeclaredInside {
    roots = Set.copyOf(roots);
    changes = List.copyOf(changes);
  }

  /** Nothing is declared. */
  public static DeclaredInside none() {
    return NONE;
  }
}
