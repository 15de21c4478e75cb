package io.selfsame.warehouse.landing;

import io.selfsame.warehouse.landing.LandingDialect.TableRows;
import io.selfsame.warehouse.landing.LandingDialect.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Lays pending rows out by column, in text form. */
final class CellGrid {
  private final String table;
  private final TableShape shape;
  private final Placement placement;
  private final LandingDialect dialect;

  CellGrid(String table, TableShape shape, Placement placement, LandingDialect dialect) {
    this.table = table;
    this.shape = shape;
    this.placement = placement;
    this.dialect = dialect;
  }

  TableRows replacements(PendingRows rows) {
    List<MetadataColumn> metadata = List.of(MetadataColumn.values());
    List<String> fields = List.copyOf(placement.types().keySet());
    List<Target> targets = targets(metadata);
    fields.forEach(name -> targets.add(target(name, shape.columns().get(name).type())));
    Map<LandingColumn, Integer> positions = new HashMap<>();
    placement
        .columnByValue()
        .forEach((value, name) -> positions.put(value, metadata.size() + fields.indexOf(name)));
    List<String[]> cells = new ArrayList<>();
    for (LandingWrite write : rows.replacements()) {
      String[] row = metadata(write.latest(), metadata, targets.size());
      write
          .content()
          .orElseThrow()
          .forEach((column, value) -> row[positions.get(column)] = CellText.of(value));
      cells.add(row);
    }
    TreeSet<String> emptied = new TreeSet<>(shape.columns().keySet());
    emptied.removeAll(fields);
    emptied.removeAll(MetadataColumn.NAMES);
    return new TableRows(table, targets, emptied.stream().map(LandingName::quote).toList(), cells);
  }

  TableRows marks(PendingRows rows) {
    List<Target> targets = targets(MetadataColumn.MARK);
    List<String[]> cells =
        rows.marks().stream()
            .map(write -> metadata(write.latest(), MetadataColumn.MARK, targets.size()))
            .toList();
    return new TableRows(table, targets, List.of(), cells);
  }

  private List<Target> targets(List<MetadataColumn> metadata) {
    List<Target> targets = new ArrayList<>();
    metadata.forEach(column -> targets.add(target(column.columnName(), column.type())));
    return targets;
  }

  private Target target(String name, LandingType type) {
    return new Target(LandingName.quote(name), dialect.sqlType(type));
  }

  private static String[] metadata(LandingRow row, List<MetadataColumn> columns, int width) {
    String[] cells = new String[width];
    for (int i = 0; i < columns.size(); i++) {
      cells[i] = columns.get(i).of(row).map(CellText::of).orElse(null);
    }
    return cells;
  }
}
