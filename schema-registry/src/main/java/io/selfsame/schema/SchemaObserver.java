package io.selfsame.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.DriftKind;
import io.selfsame.schema.KnownField.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a page with the known shape of its stream. The shape only ever widens: what a declared
 * or known type cannot hold exactly widens the type, a null tells nothing, a field that the vendor
 * no longer declares stays. Pure: the same page over the same schema gives the same answer.
 */
public final class SchemaObserver {
  private final StreamSchema known;
  private final Map<String, KnownField> fields;

  private SchemaObserver(StreamSchema known) {
    this.known = known;
    this.fields = new LinkedHashMap<>(known.fields());
  }

  /**
   * @param declared the vendor's metadata, if it has any
   * @param rows the fields of the page's rows
   */
  public static Observation observe(
      StreamSchema known, Optional<DeclaredSchema> declared, List<ObjectNode> rows) {
    SchemaObserver observer = new SchemaObserver(known);
    declared.ifPresent(observer::declare);
    rows.forEach(observer::look);
    return observer.outcome();
  }

  private void declare(DeclaredSchema declared) {
    Set<String> named = new HashSet<>();
    for (DeclaredField field : declared.fields()) {
      named.add(field.name());
      fields.merge(
          field.name(),
          new KnownField(field.name(), Optional.of(field.type()), Standing.DECLARED),
          (old, now) -> old.withType(join(old, field.type())).with(Standing.DECLARED));
    }
    fields.replaceAll(
        (name, field) ->
            field.standing() == Standing.DECLARED && !named.contains(name)
                ? field.with(Standing.REMOVED)
                : field);
  }

  private void look(ObjectNode row) {
    for (Map.Entry<String, JsonNode> entry : row.properties()) {
      JsonNode value = entry.getValue();
      KnownField field =
          fields.computeIfAbsent(
              entry.getKey(), name -> new KnownField(name, Optional.empty(), Standing.OBSERVED));
      if (!value.isNull()) {
        fields.put(field.name(), holding(value, field));
      }
    }
  }

  /** A removed field that still comes with values has returned. */
  private static KnownField holding(JsonNode value, KnownField field) {
    KnownField seen = field.isRemoved() ? field.with(Standing.OBSERVED) : field;
    if (field.type().map(type -> FieldValue.fits(type, value)).orElse(false)) {
      return seen;
    }
    FieldType wider = join(field, FieldValue.infer(value));
    // An integer can be too long for a double, which by type alone would hold it.
    return seen.withType(
        FieldValue.fits(wider, value) ? wider : TypeWidening.join(wider, FieldType.DECIMAL));
  }

  private static FieldType join(KnownField field, FieldType other) {
    return field.type().map(type -> TypeWidening.join(type, other)).orElse(other);
  }

  private Observation outcome() {
    if (fields.isEmpty()) {
      return new Observation(known, List.of());
    }
    StreamSchema schema = fields.equals(known.fields()) ? known : known.withFields(fields);
    return new Observation(schema, known.isUnseen() ? List.of() : changes());
  }

  private List<SchemaChange> changes() {
    List<SchemaChange> changes = new ArrayList<>();
    for (KnownField now : fields.values()) {
      KnownField before = known.fields().get(now.name());
      if (before == null) {
        changes.add(change(DriftKind.FIELD_ADDED, now, Optional.empty(), now.type()));
        continue;
      }
      if (before.isRemoved() != now.isRemoved()) {
        changes.add(
            now.isRemoved()
                ? change(DriftKind.FIELD_REMOVED, now, before.type(), Optional.empty())
                : change(DriftKind.FIELD_RETURNED, now, Optional.empty(), now.type()));
      }
      if (before.type().isPresent() && !before.type().equals(now.type())) {
        changes.add(change(DriftKind.TYPE_WIDENED, now, before.type(), now.type()));
      }
    }
    return changes;
  }

  private static SchemaChange change(
      DriftKind kind, KnownField field, Optional<FieldType> before, Optional<FieldType> after) {
    return new SchemaChange(kind, field.name(), before, after);
  }
}
