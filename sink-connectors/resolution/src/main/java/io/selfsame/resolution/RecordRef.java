package io.selfsame.resolution;

import java.util.Comparator;

/**
 * Names one row of one vendor object.
 *
 * @param source the configured name of a connection
 * @param object the object as the vendor names it
 * @param id the vendor's id
 */
public record RecordRef(String source, String object, String id) implements Comparable<RecordRef> {

  private static final Comparator<RecordRef> ORDER =
      Comparator.comparing(RecordRef::source)
          .thenComparing(RecordRef::object)
          .thenComparing(RecordRef::id);

  public RecordRef {
    if (source.isEmpty() || object.isEmpty() || id.isEmpty()) {
      throw new IllegalArgumentException("record reference without source, object or id");
    }
  }

  @Override
  public int compareTo(RecordRef other) {
    return ORDER.compare(this, other);
  }
}
