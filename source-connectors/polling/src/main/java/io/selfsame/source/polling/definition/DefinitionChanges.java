package io.selfsame.source.polling.definition;

import io.selfsame.contract.DriftKind;
import io.selfsame.schema.FieldType;
import io.selfsame.schema.SchemaChange;
import io.selfsame.schema.TypeWidening;
import io.selfsame.schema.path.DriftClass;
import io.selfsame.source.polling.definition.Definitions.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the definitions of fields at two positions. */
public final class DefinitionChanges {
  private final String prefix;
  private final List<SchemaChange> changes = new ArrayList<>();

  private DefinitionChanges(String prefix) {
    this.prefix = prefix;
  }

  /**
   * @param prefix what the path of a field's value in a row starts with, {@code user_fields.} for
   *     example
   */
  public static List<SchemaChange> between(Definitions before, Definitions after, String prefix) {
    DefinitionChanges comparison = new DefinitionChanges(prefix);
    after
        .byKey()
        .forEach(
            (key, now) ->
                comparison.compare(key, Optional.ofNullable(before.byKey().get(key)), now));
    return comparison.changes;
  }

  private void compare(String key, Optional<Known> before, Known now) {
    boolean was = before.isPresent() && !before.get().deleted();
    if (now.deleted()) {
      if (was) {
        add(DriftKind.FIELD_REMOVED, key, Optional.of(name(now)), Optional.empty());
      }
      return;
    }
    if (before.isEmpty()) {
      add(DriftKind.FIELD_ADDED, key, Optional.empty(), Optional.of(name(now)));
      return;
    }
    if (!was) {
      add(DriftKind.FIELD_RETURNED, key, Optional.empty(), Optional.of(name(now)));
    }
    compareTypes(key, before.get(), now);
  }

  private void compareTypes(String key, Known before, Known now) {
    if (before.type() != now.type()) {
      FieldType both = TypeWidening.join(before.type(), now.type());
      add(
          both == now.type() ? DriftKind.TYPE_WIDENED : DriftKind.TYPE_INCOMPATIBLE,
          key,
          Optional.of(name(before)),
          Optional.of(name(now)));
    } else if (before.options() != now.options() || before.sum() != now.sum()) {
      add(
          DriftKind.VALUE_DOMAIN_CHANGED,
          key,
          Optional.of(options(before)),
          Optional.of(options(now)));
    }
  }

  private void add(DriftKind kind, String key, Optional<String> before, Optional<String> after) {
    changes.add(
        new SchemaChange(kind, nameOf(kind), prefix + key, before, after, Optional.empty(), 1));
  }

  private static DriftClass nameOf(DriftKind kind) {
    return switch (kind) {
      case FIELD_ADDED -> DriftClass.ADD_NESTED;
      case FIELD_REMOVED -> DriftClass.REMOVE;
      case FIELD_RETURNED -> DriftClass.RETURN;
      case TYPE_WIDENED -> DriftClass.WIDEN;
      case TYPE_INCOMPATIBLE -> DriftClass.INCOMPATIBLE;
      case FIELD_RENAMED_SUSPECTED -> DriftClass.RENAME;
      case VALUE_DOMAIN_CHANGED -> DriftClass.VALUE_DOMAIN_DECLARED;
    };
  }

  private static String name(Known known) {
    return known.type().wireName();
  }

  private static String options(Known known) {
    return known.options() == 0 ? "any value" : known.options() + " options";
  }
}
