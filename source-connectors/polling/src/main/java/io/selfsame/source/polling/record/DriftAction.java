package io.selfsame.source.polling.record;

import io.selfsame.contract.DriftKind;
import io.selfsame.schema.FieldType;
import io.selfsame.schema.KnownField;
import io.selfsame.schema.SchemaChange;
import io.selfsame.schema.TypeChangePolicy;
import io.selfsame.schema.path.DriftClass;
import java.util.Locale;

/** What is done about a change, in words for the drift event. */
final class DriftAction {
  private DriftAction() {}

  static String of(SchemaChange change, DriftPolicy policy) {
    boolean inside = !change.root().equals(change.field());
    return switch (change.kind()) {
      case FIELD_ADDED, FIELD_RETURNED ->
          inside ? "part of the JSON of its field" : "added to the schema";
      case FIELD_REMOVED ->
          inside ? "gone from the JSON of its field" : "kept in the schema as optional";
      case TYPE_WIDENED, TYPE_INCOMPATIBLE -> typeChange(change, policy, inside);
      case FIELD_RENAMED_SUSPECTED -> renamed(policy, inside);
      case VALUE_DOMAIN_CHANGED -> "reported";
    };
  }

  /** Only a change of a record's field can stop a task: what is inside JSON text has no type. */
  static boolean stopsAt(SchemaChange change, DriftPolicy policy) {
    boolean ofType =
        change.kind() == DriftKind.TYPE_INCOMPATIBLE
            || change.drift() == DriftClass.WIDEN
            || change.drift() == DriftClass.EXPAND;
    return ofType
        && policy.typeChange() == TypeChangePolicy.FAIL
        && change.root().equals(change.field());
  }

  private static String typeChange(SchemaChange change, DriftPolicy policy, boolean inside) {
    if (inside) {
      return "part of the JSON of its field";
    }
    if (change.before().filter("null"::equals).isPresent()) {
      return "added to the schema";
    }
    return switch (policy.typeChange()) {
      case WIDEN, FAIL -> "type widened in the schema";
      case VARIANT ->
          isType(change.after().orElse(""))
              ? "values that do not fit go to "
                  + KnownField.variantName(change.field(), type(change.after().orElse("")))
              : "reported";
      case QUARANTINE -> "values that do not fit go to " + RowSchema.QUARANTINE;
    };
  }

  private static String renamed(DriftPolicy policy, boolean inside) {
    return policy.keepsOldNames() && !inside ? "the old name is fed from the new one" : "reported";
  }

  private static boolean isType(String name) {
    for (FieldType type : FieldType.values()) {
      if (type.wireName().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private static FieldType type(String name) {
    return FieldType.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
