package io.selfsame.contract;

import java.util.Comparator;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Names one row of one vendor object: the {@code source} (the configured name of a connection), the
 * {@code object} as the vendor names it and the vendor's {@code id}. It is also the key of every
 * source record. Ordered by its three parts.
 */
public record RecordReference(String source, String object, String id)
    implements Comparable<RecordReference> {

  public static final String SOURCE = "source";
  public static final String OBJECT = "object";
  public static final String ID = "id";

  /** The schema of a source record's key. */
  public static final Schema SCHEMA =
      SchemaBuilder.struct()
          .name("io.selfsame.RecordReference")
          .version(1)
          .field(SOURCE, Schema.STRING_SCHEMA)
          .field(OBJECT, Schema.STRING_SCHEMA)
          .field(ID, Schema.STRING_SCHEMA)
          .build();

  private static final Comparator<RecordReference> ORDER =
      Comparator.comparing(RecordReference::source)
          .thenComparing(RecordReference::object)
          .thenComparing(RecordReference::id);

  public RecordReference {
    requireText(source, SOURCE);
    requireText(object, OBJECT);
    requireText(id, ID);
  }

  /** Returns this reference as a Struct of {@link #SCHEMA}. */
  public Struct toStruct() {
    return new Struct(SCHEMA).put(SOURCE, source).put(OBJECT, object).put(ID, id);
  }

  /**
   * Reads a reference from a Struct or, where converters work without schemas, a Map.
   *
   * @throws DataException when a part is missing; the message names the part, never a value
   */
  public static RecordReference from(Object value) {
    if (value instanceof Struct struct) {
      return new RecordReference(
          struct.getString(SOURCE), struct.getString(OBJECT), struct.getString(ID));
    }
    if (value instanceof Map<?, ?> map) {
      return new RecordReference(text(map, SOURCE), text(map, OBJECT), text(map, ID));
    }
    throw new DataException("expected a Struct or a Map for a record reference");
  }

  @Override
  public int compareTo(RecordReference other) {
    return ORDER.compare(this, other);
  }

  private static String text(Map<?, ?> map, String part) {
    Object value = map.get(part);
    return value == null ? "" : value.toString();
  }

  private static void requireText(String value, String part) {
    if (value == null || value.isEmpty()) {
      throw new DataException("record reference without '" + part + "'");
    }
  }
}
