package io.selfsame.identity.envelope;

import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.SourceRecordField;
import io.selfsame.identity.record.FieldPath;
import java.util.List;
import java.util.Map;

/**
 * Where records say what they are. Of several paths the first that is filled counts.
 *
 * @param source the source's name, or empty to read it from the record
 * @param object the object's name, or empty to read it from the record
 * @param operations what other values of the operation field than our own stand for
 */
public record RecordNaming(
    String source,
    String object,
    List<FieldPath> sourceFields,
    List<FieldPath> objectFields,
    List<FieldPath> id,
    List<FieldPath> operation,
    Map<String, RecordOperation> operations,
    List<FieldPath> createdAt,
    List<FieldPath> changedAt) {
  static final FieldPath ALIASES = FieldPath.parse(SourceRecordField.ALIASES.fieldName());

  public RecordNaming {
    sourceFields = List.copyOf(sourceFields);
    objectFields = List.copyOf(objectFields);
    id = List.copyOf(id);
    operation = List.copyOf(operation);
    operations = Map.copyOf(operations);
    createdAt = List.copyOf(createdAt);
    changedAt = List.copyOf(changedAt);
  }
}
