package io.selfsame.source.polling.offset;

import io.selfsame.source.polling.vendor.PositionException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The source partition of a stream: which connection, which object.
 *
 * @param part which part of the object; empty for the whole, and then not stored
 */
public record StreamPartition(String source, String object, String part) {
  private static final String SOURCE = "source";
  private static final String OBJECT = "object";
  private static final String PART = "part";

  /** The partition of a whole object. */
  public StreamPartition(String source, String object) {
    this(source, object, "");
  }

  /**
   * Returns the partition as Connect stores it, always in one order: Connect finds an offset by the
   * bytes of its partition, and {@link Map#of} has another order in every process. The order is
   * that of a {@link HashMap}, which is what Connect makes of a partition that a user sends it.
   */
  public Map<String, String> toMap() {
    Map<String, String> map = new HashMap<>();
    map.put(SOURCE, source);
    map.put(OBJECT, object);
    if (!part.isEmpty()) {
      map.put(PART, part);
    }
    return map;
  }

  /**
   * @throws PositionException when a partition (of a user's making) is not one of a stream
   */
  public static StreamPartition from(Map<String, ?> partition) {
    Object part = partition.containsKey(PART) ? partition.get(PART) : "";
    if (Set.of(SOURCE, OBJECT, PART).containsAll(partition.keySet())
        && partition.get(SOURCE) instanceof String source
        && partition.get(OBJECT) instanceof String object
        && part instanceof String ofObject) {
      return new StreamPartition(source, object, ofObject);
    }
    throw new PositionException(
        "a source partition must be {\"source\": <source.name>, \"object\": <object>}, with a third"
            + " text \"part\" where an object is read in parts");
  }
}
