package io.selfsame.warehouse.landing;

import io.selfsame.warehouse.landing.TableShape.Column;
import java.util.ArrayList;
import java.util.List;

/** Which changes a stored table needs before rows can be written to it. */
final class Evolution {
  private Evolution() {}

  static List<SchemaChange> plan(TableShape stored, Placement needed) {
    List<SchemaChange> changes = new ArrayList<>();
    if (!stored.exists()) {
      changes.add(new SchemaChange.Create());
    }
    needed
        .types()
        .forEach(
            (name, type) -> {
              Column column = stored.columns().get(name);
              if (column == null) {
                changes.add(new SchemaChange.Add(name, type));
              } else if (column.type().join(type) != column.type()) {
                changes.add(new SchemaChange.Widen(name, column.type(), column.type().join(type)));
              }
            });
    stored
        .columns()
        .forEach(
            (name, column) -> {
              if (!column.nullable()
                  && !MetadataColumn.NAMES.contains(name)
                  && !needed.alwaysFilled().contains(name)) {
                changes.add(new SchemaChange.MakeOptional(name));
              }
            });
    return changes;
  }
}
