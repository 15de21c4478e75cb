package io.selfsame.warehouse.landing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields some rows have, and their columns.
 *
 * @param columnByField the column of every field that comes
 * @param types the types in which values of each field come
 * @param alwaysFilled fields every row has a value for
 */
record ColumnLayout(
    Map<String, String> columnByField,
    SortedMap<String, Set<LandingType>> types,
    Set<String> alwaysFilled) {
  static ColumnLayout of(PendingRows rows) {
    SortedMap<String, Set<LandingType>> types = new TreeMap<>();
    Map<String, Integer> filled = new HashMap<>();
    for (Map<LandingColumn, Object> content : rows.contents()) {
      for (LandingColumn column : content.keySet()) {
        types
            .computeIfAbsent(column.field(), field -> EnumSet.noneOf(LandingType.class))
            .add(column.type());
        filled.merge(column.field(), 1, Integer::sum);
      }
    }
    int all = rows.replacements().size() + rows.marks().size();
    Set<String> alwaysFilled = new TreeSet<>();
    filled.forEach(
        (field, count) -> {
          if (count == all) {
            alwaysFilled.add(field);
          }
        });
    return new ColumnLayout(columns(types.keySet()), types, alwaysFilled);
  }

  /** Whether some value does not fit the column it has in a stored table. */
  boolean outgrows(TableShape stored) {
    return types.entrySet().stream()
        .anyMatch(
            field ->
                stored
                    .column(columnByField.get(field.getKey()))
                    .filter(column -> !field.getValue().stream().allMatch(column.type()::holds))
                    .isPresent());
  }

  /** Fields that are their own column first, so that a clash renames the others. */
  private static Map<String, String> columns(Set<String> fields) {
    List<String> ordered = new ArrayList<>();
    fields.stream().filter(f -> f.equals(LandingName.column(f, Set.of()))).forEach(ordered::add);
    fields.stream().filter(f -> !f.equals(LandingName.column(f, Set.of()))).forEach(ordered::add);
    Map<String, String> columns = new HashMap<>();
    Set<String> taken = new HashSet<>(MetadataColumn.NAMES);
    for (String field : ordered) {
      String column = LandingName.column(field, taken);
      taken.add(column);
      columns.put(field, column);
    }
    return columns;
  }
}
