package io.selfsame.warehouse.landing;

import io.selfsame.warehouse.landing.TableShape.Column;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which column of a stored table each value goes. A value that does not fit the column of its
 * field widens it where the table may be rewritten; elsewhere it goes to a column beside it, which
 * costs the database nothing to add: {@code score__text} beside {@code score}.
 *
 * @param columnByValue the column by field and type of the value
 * @param types what each column must be able to hold
 * @param alwaysFilled columns every row has a value for
 */
record Placement(
    Map<LandingColumn, String> columnByValue,
    SortedMap<String, LandingType> types,
    Set<String> alwaysFilled) {

  /**
   * Places the values of a layout.
   *
   * @param rewrites whether the table may be rewritten
   */
  static Placement of(ColumnLayout layout, TableShape stored, boolean rewrites) {
    Placement placement = new Placement(new HashMap<>(), new TreeMap<>(), new TreeSet<>());
    Set<String> taken = new HashSet<>(layout.columnByField().values());
    taken.addAll(MetadataColumn.NAMES);
    layout
        .types()
        .forEach(
            (field, types) -> {
              String main = layout.columnByField().get(field);
              Optional<Column> column = stored.column(main).filter(known -> !rewrites);
              boolean fits = true;
              for (LandingType type : types) {
                boolean held = column.map(known -> known.type().holds(type)).orElse(true);
                fits &= held;
                String to =
                    held
                        ? main
                        : beside(main, column.orElseThrow().type().join(type), stored, taken);
                LandingType needed = held ? type : column.orElseThrow().type().join(type);
                placement.columnByValue.put(new LandingColumn(field, type), to);
                placement.types.merge(to, needed, LandingType::join);
              }
              if (fits && layout.alwaysFilled().contains(field)) {
                placement.alwaysFilled.add(main);
              }
            });
    return placement;
  }

  private static String beside(
      String main, LandingType type, TableShape stored, Set<String> taken) {
    String field = main + "__" + type.name().toLowerCase(Locale.ROOT);
    String name = LandingName.column(field, taken);
    Set<String> unfit = new HashSet<>(taken);
    unfit.add(name);
    return stored.column(name).filter(known -> !known.type().holds(type)).isPresent()
        ? LandingName.column(field, unfit)
        : name;
  }
}
