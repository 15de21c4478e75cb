package io.selfsame.warehouse.landing;

import java.util.Comparator;

/** Which row: the source record it stands for. */
record RowKey(String source, String object, String id) implements Comparable<RowKey> {
  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::source).thenComparing(RowKey::object).thenComparing(RowKey::id);

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
