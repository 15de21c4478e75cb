package io.selfsame.resolution;

import java.util.SortedMap;

/** The attribute values that survived, each with the record it came from. */
public record GoldenRecord(SortedMap<String, Value> values) {

  /** A surviving value and where it came from. */
  public record Value(String value, RecordRef from) {}

  public GoldenRecord {
    values = Sorted.copy(values);
  }
}
