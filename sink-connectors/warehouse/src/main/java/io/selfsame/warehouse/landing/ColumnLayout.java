package io.selfsame.warehouse.landing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The columns some rows need.
 *
 * @param columnByField the column of every field that comes
 * @param types what each column must be able to hold
 * @param alwaysFilled columns every row has a value for
 */
record ColumnLayout(
    Map<String, String> columnByField,
    SortedMap<String, LandingType> types,
    Set<String> alwaysFilled) {

  static ColumnLayout of(PendingRows rows) {
    SortedMap<String, LandingType> typeByField = new TreeMap<>();
    Map<String, Integer> filled = new HashMap<>();
    for (Map<LandingColumn, Object> content : rows.contents()) {
      for (LandingColumn column : content.keySet()) {
        typeByField.merge(column.field(), column.type(), LandingType::join);
        filled.merge(column.field(), 1, Integer::sum);
      }
    }
    Map<String, String> columnByField = columns(typeByField.keySet());
    SortedMap<String, LandingType> types = new TreeMap<>();
    typeByField.forEach((field, type) -> types.put(columnByField.get(field), type));
    int all = rows.replacements().size() + rows.marks().size();
    Set<String> alwaysFilled = new TreeSet<>();
    filled.forEach(
        (field, count) -> {
          if (count == all) {
            alwaysFilled.add(columnByField.get(field));
          }
        });
    return new ColumnLayout(columnByField, types, alwaysFilled);
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
