package io.selfsame.warehouse.landing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns every landing table has; the first three are its key. */
enum MetadataColumn {
  SOURCE("_source", LandingType.TEXT, true, row -> Optional.of(row.source())),
  OBJECT("_object", LandingType.TEXT, true, row -> Optional.of(row.object())),
  ID("_id", LandingType.TEXT, true, row -> Optional.of(row.id())),
  OP("_op", LandingType.TEXT, true, row -> Optional.of(row.op().wireName())),
  CHANGED_AT("_changed_at", LandingType.TIMESTAMP, true, row -> Optional.of(row.changedAt())),
  CREATED_AT("_created_at", LandingType.TIMESTAMP, false, LandingRow::createdAt),
  SCHEMA_VERSION("_schema_version", LandingType.BIGINT, false, LandingRow::schemaVersion);

  static final Set<String> NAMES =
      Arrays.stream(values()).map(MetadataColumn::columnName).collect(Collectors.toSet());

  /** What a mere mark writes. */
  static final List<MetadataColumn> MARK = List.of(SOURCE, OBJECT, ID, OP, CHANGED_AT);

  private final String columnName;
  private final LandingType type;
  private final boolean required;
  private final Function<LandingRow, Optional<?>> value;

  MetadataColumn(
      String columnName,
      LandingType type,
      boolean required,
      Function<LandingRow, Optional<?>> value) {
    this.columnName = columnName;
    this.type = type;
    this.required = required;
    this.value = value;
  }

  String columnName() {
    return columnName;
  }

  LandingType type() {
    return type;
  }

  boolean required() {
    return required;
  }

  Optional<?> of(LandingRow row) {
    return value.apply(row);
  }
}
