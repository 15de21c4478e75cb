package io.selfsame.identity.record;

import io.selfsame.schema.FieldType;
import io.selfsame.schema.KnownField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * A {@link FieldPath} made ready for the records of one schema, so that names are looked up once a
 * schema and not once a record. Immutable.
 */
public final class FieldAccess {
  private final FieldPath path;
  private final String object;
  private final Root root;
  private final List<String> below;

  private FieldAccess(FieldPath path, String object, Root root, List<String> below) {
    this.path = path;
    this.object = object;
    this.root = root;
    this.below = below;
  }

  /**
   * Prepares a path for Structs of a schema.
   *
   * @param object the vendor's object, for error messages
   * @return empty when the schema has no such field
   */
  public static Optional<FieldAccess> inStruct(FieldPath path, Schema schema, String object) {
    Field flattened = schema.field(path.text());
    if (flattened != null) {
      return Optional.of(
          new FieldAccess(path, object, StructRoot.of(flattened, schema), List.of()));
    }
    Field field = schema.field(path.root());
    return field == null
        ? Optional.empty()
        : Optional.of(new FieldAccess(path, object, StructRoot.of(field, schema), path.below()));
  }

  /** Prepares a path for Maps, which have no schema. */
  public static FieldAccess inMap(FieldPath path, String object) {
    return new FieldAccess(path, object, new MapRoot(path), path.below());
  }

  /** A field that no record of the form has. */
  public static FieldAccess absent(FieldPath path, String object) {
    return new FieldAccess(path, object, new AbsentRoot(), List.of());
  }

  /** The path as the mapping has it. */
  public String name() {
    return path.text();
  }

  /** Reads the raw value; empty when it or an object around it is absent or null. */
  public Optional<Object> read(RecordValue record) {
    Object value = root.read(record.value());
    if (root.isWhole(record.value())) {
      return Optional.ofNullable(value);
    }
    for (int i = 0; i < below.size() && value != null; i++) {
      boolean mayBeJson = i == 0 && value instanceof String;
      Object parent = mayBeJson ? record.json(path.root(), (String) value, object) : value;
      value = child(parent, below.get(i));
    }
    return Optional.ofNullable(value);
  }

  /**
   * Reads text, number, boolean or date as text without surrounding space; empty when absent or
   * blank.
   *
   * @throws DataException when the field holds anything else
   */
  public Optional<String> readText(RecordValue record) {
    return read(record)
        .flatMap(
            value ->
                ValueText.of(value)
                    .or(
                        () -> {
                          throw notSimple(value);
                        }))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /**
   * Reads one simple value or a list of them, also as JSON text, as texts that are not blank.
   *
   * @throws DataException when the field holds anything else
   */
  public List<String> readTexts(RecordValue record) {
    Object value = read(record).orElse(null);
    if (value == null) {
      return List.of();
    }
    if (value instanceof String text && text.startsWith("[\"")) {
      value = record.textList(text).<Object>map(list -> list).orElse(text);
    }
    if (!(value instanceof List<?> list)) {
      return readText(record).map(List::of).orElseGet(List::of);
    }
    return list.stream()
        .map(item -> ValueText.of(item).orElseThrow(() -> notSimple(item)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /**
   * Reads a time: a Timestamp, epoch milliseconds or ISO 8601 text; empty when absent or blank.
   *
   * @throws DataException when the field holds anything else
   */
  public Optional<Instant> readTime(RecordValue record) {
    return read(record)
        .filter(value -> !(value instanceof String text && text.isBlank()))
        .map(
            value ->
                ValueTime.of(value)
                    .orElseThrow(
                        () ->
                            new DataException(
                                "field '"
                                    + path.text()
                                    + "' of object '"
                                    + object
                                    + "' is no time; a Timestamp, epoch milliseconds or ISO 8601"
                                    + " text with an offset expected")));
  }

  private DataException notSimple(Object value) {
    return new DataException(
        "field '"
            + path.text()
            + "' of object '"
            + object
            + "' is a "
            + value.getClass().getSimpleName()
            + "; text, number, boolean or date expected, name another field in"
            + " the setting 'mapping'");
  }

  /** Reads a list of records as Maps or Structs, also from JSON text; empty when absent. */
  public List<?> readList(RecordValue record) {
    Object value = read(record).orElse(List.of());
    Object list = value instanceof String text ? record.jsonList(path.root(), text, object) : value;
    if (list instanceof List<?> items) {
      return items;
    }
    throw new DataException("field '" + path.text() + "' of object '" + object + "' is no array");
  }

  private static Object child(Object parent, String name) {
    if (parent instanceof Map<?, ?> map) {
      return map.get(name);
    }
    Field field = parent instanceof Struct struct ? struct.schema().field(name) : null;
    return field == null ? null : ForeignTypes.decode(field.schema(), ((Struct) parent).get(field));
  }

  /** The field at the top of the record; read gives null for none, as Connect's own values do. */
  private sealed interface Root {
    Object read(Object record);

    /** Whether the top field holds the value of the whole path, flattened. */
    boolean isWhole(Object record);
  }

  /** A value that the field's type could not hold travels in one of its variants. */
  private record StructRoot(Field field, List<Field> variants) implements Root {
    static StructRoot of(Field field, Schema schema) {
      List<Field> variants =
          Stream.of(FieldType.values())
              .map(type -> schema.field(KnownField.variantName(field.name(), type)))
              .filter(Objects::nonNull)
              .toList();
      return new StructRoot(field, variants);
    }

    @Override
    public Object read(Object record) {
      Struct struct = (Struct) record;
      Object value = struct.get(field);
      for (int i = 0; i < variants.size() && value == null; i++) {
        value = struct.get(variants.get(i));
      }
      return ForeignTypes.decode(field.schema(), value);
    }

    @Override
    public boolean isWhole(Object record) {
      return false;
    }
  }

  private record AbsentRoot() implements Root {
    @Override
    public Object read(Object record) {
      return null;
    }

    @Override
    public boolean isWhole(Object record) {
      return true;
    }
  }

  private record MapRoot(FieldPath path) implements Root {
    @Override
    public Object read(Object record) {
      Map<?, ?> map = (Map<?, ?>) record;
      return map.get(isWhole(record) ? path.text() : path.root());
    }

    @Override
    public boolean isWhole(Object record) {
      return ((Map<?, ?>) record).containsKey(path.text());
    }
  }
}
