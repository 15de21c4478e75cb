package io.selfsame.identity;

import io.selfsame.contract.SourceRecordField;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Where a record says what it is, for topics that no Selfsame connector writes. */
final class RecordSettings {
  static final String GROUP = "Records";
  static final String SOURCE = "record.source";
  static final String OBJECT = "record.object";
  static final String SOURCE_FIELD = "record.source.field";
  static final String OBJECT_FIELD = "record.object.field";
  static final String ID_FIELD = "record.id.field";
  static final String OPERATION_FIELD = "record.operation.field";
  static final String OPERATIONS = "record.operations";
  static final String CREATED_FIELD = "record.created.field";
  static final String CHANGED_FIELD = "record.changed.field";
  static final String SCHEMA_CACHE_SIZE = "schema.cache.size";

  /** Those of Debezium, in its envelope and in the field __deleted of an unwrapped row. */
  private static final List<String> DEFAULT_OPERATIONS =
      List.of("c:upsert", "r:upsert", "u:upsert", "d:delete", "false:upsert", "true:delete");

  private static final int DEFAULT_CACHE_SIZE = 64;
  private static final int LARGEST_CACHE_SIZE = 10_000;

  private RecordSettings() {}

  static void define(ConfigDef definition) {
    name(definition, SOURCE, 1, "Source name", "source", SOURCE_FIELD);
    name(definition, OBJECT, 2, "Object name", "object", OBJECT_FIELD);
    field(definition, SOURCE_FIELD, SourceRecordField.SOURCE, 3, "Source field", "the source");
    field(definition, OBJECT_FIELD, SourceRecordField.OBJECT, 4, "Object field", "the object");
    field(
        definition,
        ID_FIELD,
        SourceRecordField.ID,
        5,
        "Id field",
        "what identifies a record within its object");
    field(
        definition,
        OPERATION_FIELD,
        SourceRecordField.OP,
        6,
        "Operation field",
        "what happened to the record; a record without it exists");
    definition.define(
        OPERATIONS,
        ConfigDef.Type.LIST,
        DEFAULT_OPERATIONS,
        SettingValidators.OPERATIONS,
        Importance.LOW,
        "What other values than upsert, delete and erase the operation field has, as value:operation"
            + " entries.",
        GROUP,
        7,
        Width.MEDIUM,
        "Operations");
    field(
        definition,
        CREATED_FIELD,
        SourceRecordField.CREATED_AT,
        8,
        "Creation time field",
        "the creation time: a Timestamp, epoch milliseconds or ISO 8601");
    field(
        definition,
        CHANGED_FIELD,
        SourceRecordField.CHANGED_AT,
        9,
        "Change time field",
        "the modification time, in the same forms; where it is absent the record's timestamp counts");
    definition.define(
        SCHEMA_CACHE_SIZE,
        ConfigDef.Type.INT,
        DEFAULT_CACHE_SIZE,
        ConfigDef.Range.between(1, LARGEST_CACHE_SIZE),
        Importance.LOW,
        "Number of value schemas, the most recently used, for which derived schemas are kept.",
        GROUP,
        10,
        Width.SHORT,
        "Schema cache size");
  }

  private static void name(
      ConfigDef definition, String key, int order, String displayName, String what, String field) {
    define(
        definition,
        key,
        "",
        SettingValidators.ANY_TEXT,
        order,
        displayName,
        "Name of the %s of all records; empty reads the field that %s names."
            .formatted(what, field));
  }

  private static void field(
      ConfigDef definition,
      String key,
      SourceRecordField field,
      int order,
      String displayName,
      String what) {
    define(
        definition,
        key,
        field.fieldName(),
        SettingValidators.FIELD_PATHS,
        order,
        displayName,
        "Path, or several joined by commas of which the first that is filled counts, of "
            + what
            + ".");
  }

  private static void define(
      ConfigDef definition,
      String key,
      String value,
      ConfigDef.Validator validator,
      int order,
      String displayName,
      String doc) {
    definition.define(
        key,
        ConfigDef.Type.STRING,
        value,
        validator,
        Importance.LOW,
        doc,
        GROUP,
        order,
        Width.MEDIUM,
        displayName);
  }
}
