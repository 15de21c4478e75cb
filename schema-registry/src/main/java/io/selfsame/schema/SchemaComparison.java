package io.selfsame.schema;

import io.selfsame.contract.DriftKind;
import io.selfsame.schema.path.DriftClass;
import io.selfsame.schema.path.PathChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What changed: told by the fields and their types first, by the paths where those are silent. */
final class SchemaComparison {
  private final StreamSchema known;
  private final Map<String, KnownField> fields;

  SchemaComparison(StreamSchema known, Map<String, KnownField> fields) {
    this.known = known;
    this.fields = fields;
  }

  List<SchemaChange> changes(List<PathChange> paths) {
    List<SchemaChange> changes = new ArrayList<>();
    Map<String, PathChange> renamed = new LinkedHashMap<>();
    paths.stream()
        .filter(change -> change.related().isPresent())
        .forEach(c -> renamed.put(c.path(), c));
    Set<String> expanded =
        paths.stream()
            .filter(change -> change.drift() == DriftClass.EXPAND)
            .map(PathChange::path)
            .collect(Collectors.toSet());
    for (KnownField now : fields.values()) {
      KnownField before = known.fields().get(now.name());
      if (before == null) {
        changes.add(
            change(DriftKind.FIELD_ADDED, DriftClass.ADD, now.name(), Optional.empty(), type(now)));
      } else {
        standing(before, now, renamed.keySet()).ifPresent(changes::add);
        type(before, now, expanded.contains(now.name())).ifPresent(changes::add);
      }
    }
    Set<String> told = new HashSet<>();
    changes.forEach(change -> told.add(change.field() + topic(change.kind())));
    for (PathChange path : paths) {
      SchemaChange change = of(path);
      if (told.add(change.field() + topic(change.kind()))) {
        changes.add(change);
      }
    }
    return changes;
  }

  private static Optional<SchemaChange> standing(
      KnownField before, KnownField now, Set<String> renamed) {
    if (before.isRemoved() == now.isRemoved()
        || (now.isRemoved() && renamed.contains(now.name()))) {
      return Optional.empty();
    }
    return Optional.of(
        now.isRemoved()
            ? change(
                DriftKind.FIELD_REMOVED,
                DriftClass.REMOVE,
                now.name(),
                type(before),
                Optional.empty())
            : change(
                DriftKind.FIELD_RETURNED,
                DriftClass.RETURN,
                now.name(),
                Optional.empty(),
                type(now)));
  }

  private static Optional<SchemaChange> type(KnownField before, KnownField now, boolean expanded) {
    if (before.type().isEmpty()) {
      return Optional.empty();
    }
    Optional<FieldType> after = newType(before, now);
    return after.map(
        type -> {
          boolean container = (type == FieldType.JSON) != (before.type().get() == FieldType.JSON);
          boolean breaks = container && !expanded;
          return change(
              breaks ? DriftKind.TYPE_INCOMPATIBLE : DriftKind.TYPE_WIDENED,
              breaks ? DriftClass.INCOMPATIBLE : expanded ? DriftClass.EXPAND : DriftClass.WIDEN,
              now.name(),
              type(before),
              Optional.of(type.wireName()));
        });
  }

  /** The type that is new: the widened one, or a further variant. */
  private static Optional<FieldType> newType(KnownField before, KnownField now) {
    if (!before.type().equals(now.type())) {
      return now.type();
    }
    return now.variants().stream().filter(type -> !before.variants().contains(type)).findFirst();
  }

  private static Optional<String> type(KnownField field) {
    return field.type().map(FieldType::wireName);
  }

  private static SchemaChange change(
      DriftKind kind,
      DriftClass drift,
      String field,
      Optional<String> before,
      Optional<String> after) {
    return new SchemaChange(kind, drift, field, before, after, Optional.empty(), 1);
  }

  private static SchemaChange of(PathChange change) {
    return new SchemaChange(
        kind(change),
        change.drift(),
        change.path(),
        change.before(),
        change.after(),
        change.related(),
        change.windows());
  }

  /** Two changes of one topic about one field are one change seen twice. */
  private static String topic(DriftKind kind) {
    return switch (kind) {
      case TYPE_WIDENED, TYPE_INCOMPATIBLE -> " type";
      case FIELD_REMOVED, FIELD_RENAMED_SUSPECTED -> " gone";
      case FIELD_ADDED, FIELD_RETURNED -> " here";
      case VALUE_DOMAIN_CHANGED -> " values";
    };
  }

  private static DriftKind kind(PathChange change) {
    return switch (change.drift()) {
      case ADD, ADD_NESTED -> DriftKind.FIELD_ADDED;
      case REMOVE -> DriftKind.FIELD_REMOVED;
      case RETURN -> DriftKind.FIELD_RETURNED;
      case NULL_TO_OBJECT, NULL_TO_ARRAY, NULL_TO_SCALAR, WIDEN, EXPAND -> DriftKind.TYPE_WIDENED;
      case INCOMPATIBLE -> DriftKind.TYPE_INCOMPATIBLE;
      case VALUE_DOMAIN, VALUE_DOMAIN_DECLARED -> DriftKind.VALUE_DOMAIN_CHANGED;
      case FLAP -> change.after().isPresent() ? DriftKind.FIELD_RETURNED : DriftKind.FIELD_REMOVED;
      case RENAME,
          RENAME_WITH_OVERLAP,
          REPLACE_WITH_TYPE_CHANGE,
          REPLACE_SCALAR_BY_ARRAY,
          MOVE_NESTED,
          MOVE_NESTED_TYPE_CHANGE,
          MOVE_INTO_ARRAY,
          MOVE_INTO_ARRAY_ATOMIC ->
          DriftKind.FIELD_RENAMED_SUSPECTED;
    };
  }
}
