package io.selfsame.sink.profile.record;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** The fields of a record value, with a schema or without. */
sealed interface RecordFields {

  /** The value of a field, if it has one. */
  Optional<Object> get(String name);

  /** Shows every field that has a value, with its schema if there is one. */
  void forEach(BiConsumer<String, SchemaValue> action);

  /** A value and, in records with schemas, its schema. */
  record SchemaValue(Optional<Schema> schema, Object value) {}

  /**
   * @throws DataException when the value is neither a Struct nor a Map
   */
  static RecordFields of(Object value) {
    if (value instanceof Struct struct) {
      return new StructFields(struct);
    }
    if (value instanceof Map<?, ?> map) {
      return new MapFields(map);
    }
    throw new DataException(
        "record value is neither a Struct nor a Map: check the connector's value.converter");
  }

  /** A value with a schema. */
  record StructFields(Struct struct) implements RecordFields {
    @Override
    public Optional<Object> get(String name) {
      return struct.schema().field(name) == null
          ? Optional.empty()
          : Optional.ofNullable(struct.get(name));
    }

    @Override
    public void forEach(BiConsumer<String, SchemaValue> action) {
      for (Field field : struct.schema().fields()) {
        Object value = struct.get(field);
        if (value != null) {
          action.accept(field.name(), new SchemaValue(Optional.of(field.schema()), value));
        }
      }
    }
  }

  /** A value without a schema. */
  record MapFields(Map<?, ?> map) implements RecordFields {
    @Override
    public Optional<Object> get(String name) {
      return Optional.ofNullable(map.get(name));
    }

    @Override
    public void forEach(BiConsumer<String, SchemaValue> action) {
      map.forEach(
          (name, value) -> {
            if (name != null && value != null) {
              action.accept(name.toString(), new SchemaValue(Optional.empty(), value));
            }
          });
    }
  }
}
