package io.selfsame.warehouse.sql;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Values in the order of some columns. Equal by content. The classes are those of {@link
 * ColumnType}; what SQL calls null is null inside and {@link Optional} outside.
 */
public final class Row {
  private final Object[] values;

  /** Takes values, plain or {@link Optional}. */
  public Row(Object... values) {
    this.values = new Object[values.length];
    for (int i = 0; i < values.length; i++) {
      this.values[i] = values[i] instanceof Optional<?> maybe ? maybe.orElse(null) : values[i];
    }
  }

  /** How many values there are. */
  public int size() {
    return values.length;
  }

  /** A value that is there. */
  public <T> T require(int column, Class<T> type) {
    return type.cast(values[column]);
  }

  /** A text that is there. */
  public String text(int column) {
    return require(column, String.class);
  }

  /** A text that may be missing. */
  public Optional<String> maybeText(int column) {
    return Optional.ofNullable(text(column));
  }

  /** A UUID that may be missing. */
  public Optional<UUID> uuid(int column) {
    return Optional.ofNullable(require(column, UUID.class));
  }

  /** A moment that may be missing. */
  public Optional<Instant> instant(int column) {
    return Optional.ofNullable(require(column, Instant.class));
  }

  /** A number that is there. */
  public long number(int column) {
    return require(column, Long.class);
  }

  /** A number that may be missing. */
  public Optional<Long> maybeNumber(int column) {
    return Optional.ofNullable(require(column, Long.class));
  }

  /** Whether a truth is there and true. */
  public boolean isTrue(int column) {
    return Boolean.TRUE.equals(values[column]);
  }

  /** The values from one column to before another. */
  public Row part(int from, int to) {
    return new Row(Arrays.copyOfRange(values, from, to));
  }

  /** The same with more values at the end. */
  public Row and(Object... more) {
    Object[] all = Arrays.copyOf(values, values.length + more.length);
    System.arraycopy(more, 0, all, values.length, more.length);
    return new Row(all);
  }

  /** A value of any class, if it is there. */
  public Optional<Object> any(int column) {
    return Optional.ofNullable(values[column]);
  }

  Object get(int column) {
    return values[column];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Row row && Arrays.equals(values, row.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }
}
