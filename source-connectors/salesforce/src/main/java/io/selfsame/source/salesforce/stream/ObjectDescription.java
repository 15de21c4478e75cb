package io.selfsame.source.salesforce.stream;

import java.util.List;

/**
 * The fields of an sObject the API user may query, in the order the vendor describes them: every
 * field but compound ones (their components are fields of their own) and binary ones.
 *
 * @param replicateable whether the replication log knows of its deletions
 */
public record ObjectDescription(String object, List<ObjectField> fields, boolean replicateable) {

  /** Modification time of a row, bumped by automation too; every cursor is over this field. */
  public static final String MODSTAMP = "SystemModstamp";

  public static final String ID = "Id";
  static final String CREATED = "CreatedDate";
  static final String DELETED = "IsDeleted";

  public ObjectDescription {
    fields = List.copyOf(fields);
  }

  boolean has(String field) {
    return fields.stream().anyMatch(candidate -> candidate.name().equals(field));
  }

  boolean hasCalculated() {
    return fields.stream().anyMatch(ObjectField::calculated);
  }

  List<String> names() {
    return fields.stream().map(ObjectField::name).toList();
  }
}
