package io.selfsame.source.polling.offset;

import io.selfsame.source.polling.vendor.PositionException;
import java.util.Map;
import java.util.Set;

/** The source partition of a stream: which connection, which object. */
public record StreamPartition(String source, String object) {
  private static final String SOURCE = "source";
  private static final String OBJECT = "object";

  public Map<String, String> toMap() {
    return Map.of(SOURCE, source, OBJECT, object);
  }

  /**
   * @throws PositionException when a partition (of a user's making) is not one of a stream
   */
  public static StreamPartition from(Map<String, ?> partition) {
    if (partition.keySet().equals(Set.of(SOURCE, OBJECT))
        && partition.get(SOURCE) instanceof String source
        && partition.get(OBJECT) instanceof String object) {
      return new StreamPartition(source, object);
    }
    throw new PositionException(
        "a source partition must be {\"source\": <source.name>, \"object\": <object>}");
  }
}
