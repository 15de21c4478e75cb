package io.selfsame.resolution;

import java.util.Comparator;

/**
 * A match key: equal type and value in two records is evidence that they are one person. Ordered by
 * type, then value.
 */
public record Key(String type, String value) implements Comparable<Key> {

  /** The type of the keys that aliases make; see {@link #of(RecordRef)}. */
  public static final String RECORD = "record";

  /** What stands where a key would when a scored pair joined. */
  public static final Key SIMILARITY = new Key("similarity", "pair");

  /** What stands where a key would when a steward decided. */
  public static final Key STEWARD = new Key("steward", "decision");

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::type).thenComparing(Key::value);

  public Key {
    if (type.isEmpty() || value.isEmpty()) {
      throw new IllegalArgumentException("match key without type or value");
    }
  }

  /**
   * The key that stands for a record itself. Every live record holds its own without storing it;
   * only records that name it as an alias store it.
   */
  public static Key of(RecordRef ref) {
    return new Key(
        RECORD, escape(ref.source()) + '/' + escape(ref.object()) + '/' + escape(ref.id()));
  }

  @Override
  public int compareTo(Key other) {
    return ORDER.compare(this, other);
  }

  private static String escape(String part) {
    return part.replace("~", "~0").replace("/", "~1");
  }
}
