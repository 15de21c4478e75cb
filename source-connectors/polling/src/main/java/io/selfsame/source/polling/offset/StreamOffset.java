package io.selfsame.source.polling.offset;

import io.selfsame.schema.StreamSchema;
import io.selfsame.schema.StreamSchemaFormat;
import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.StreamPosition;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.DataException;

/**
 * The source offset of a stream. Position and schema are stored in one offset because they must
 * move together: a record's {@code _schema_version} is then the same after any restart, whether the
 * worker stores offsets transactionally or not. (A schema under a partition of its own would need a
 * record of its own to carry it, which a first page of one row does not have.)
 *
 * @param position where reading goes on
 * @param schema the stream's shape at that position
 */
public record StreamOffset(StreamPosition position, StreamSchema schema) {
  private static final String VERSION = "version";
  private static final String SCHEMA = "schema";
  private static final String POSITION = "position.";
  private static final long CURRENT_VERSION = 1;

  private static final StreamOffset START =
      new StreamOffset(StreamPosition.start(), StreamSchema.unseen());

  /** Nothing was read yet. */
  public static StreamOffset start() {
    return START;
  }

  /** Returns the offset as Connect stores it: texts, Longs and booleans. */
  public Map<String, Object> toMap() {
    TreeMap<String, Object> map = new TreeMap<>();
    map.put(VERSION, CURRENT_VERSION);
    if (!schema.isUnseen()) {
      map.put(SCHEMA, StreamSchemaFormat.write(schema));
    }
    position.values().forEach((name, value) -> map.put(POSITION + name, value));
    return map;
  }

  /**
   * Reads a stored offset; unknown entries are ignored.
   *
   * @throws PositionException when the offset is not one of ours, or of a newer build
   */
  public static StreamOffset from(Map<String, ?> map) {
    if (!(map.get(VERSION) instanceof Number version)) {
      throw new PositionException("an offset needs the number 'version' (1)");
    }
    if (version.longValue() != CURRENT_VERSION) {
      throw new PositionException(
          "this offset has another version than 1: it was written by another build of the"
              + " connector; use that build, or reset the offset");
    }
    TreeMap<String, Object> position = new TreeMap<>();
    map.forEach(
        (name, value) -> {
          if (name.startsWith(POSITION) && value != null) {
            position.put(name.substring(POSITION.length()), value);
          }
        });
    return new StreamOffset(new StreamPosition(position), schema(map.get(SCHEMA)));
  }

  private static StreamSchema schema(Object stored) {
    if (stored == null) {
      return StreamSchema.unseen();
    }
    try {
      return StreamSchemaFormat.read(stored.toString());
    } catch (DataException e) {
      throw new PositionException(e.getMessage());
    }
  }
}
