package io.selfsame.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.KnownField.Standing;
import io.selfsame.schema.path.ObservedRow;
import io.selfsame.schema.path.PathChange;
import io.selfsame.schema.path.PathObservation;
import io.selfsame.schema.path.PathObserver;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares a page with the known shape of its stream. The shape only ever grows: what a declared or
 * known type cannot hold exactly widens the type or adds a variant, a null tells nothing, a field
 * that the vendor no longer has stays. Pure: the same page over the same schema gives the same
 * answer.
 */
public final class SchemaObserver {
  private final StreamSchema known;
  private final TypeChangePolicy policy;
  private final Map<String, KnownField> fields;

  private SchemaObserver(StreamSchema known, TypeChangePolicy policy) {
    this.known = known;
    this.policy = policy;
    this.fields = new LinkedHashMap<>(known.fields());
  }

  /**
   * @param declared the vendor's metadata, if it has any
   * @param rows the page's rows, without those of deletions: these have no shape
   * @param policy what becomes of a value that does not fit its field
   */
  public static Observation observe(
      StreamSchema known,
      Optional<DeclaredSchema> declared,
      List<ObservedRow> rows,
      TypeChangePolicy policy) {
    SchemaObserver observer = new SchemaObserver(known, policy);
    declared.ifPresent(observer::declare);
    rows.forEach(row -> observer.look(row.fields()));
    return observer.outcome(rows);
  }

  private void declare(DeclaredSchema declared) {
    Set<String> named = new HashSet<>();
    for (DeclaredField field : declared.fields()) {
      named.add(field.name());
      fields.merge(
          field.name(),
          new KnownField(field.name(), Optional.of(field.type()), Standing.DECLARED),
          (old, now) -> redeclared(old, field.type()).with(Standing.DECLARED));
    }
    fields.replaceAll(
        (name, field) ->
            field.standing() == Standing.DECLARED && !named.contains(name)
                ? field.with(Standing.REMOVED)
                : field);
  }

  /** Metadata may say another type than before; values that do not fit show when they come. */
  private KnownField redeclared(KnownField field, FieldType type) {
    FieldType wider = join(field, type);
    return policy == TypeChangePolicy.WIDEN || isSafe(field, wider) ? field.withType(wider) : field;
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
  private KnownField holding(JsonNode value, KnownField field) {
    KnownField seen = field.isRemoved() ? field.with(Standing.OBSERVED) : field;
    if (VariantChoice.of(field, value).isPresent()) {
      return seen;
    }
    FieldType least = FieldValue.infer(value);
    // Kept under every policy but widening, so that a change is told once.
    boolean keepsType = policy != TypeChangePolicy.WIDEN && field.type().isPresent();
    return keepsType ? seen.withVariant(least) : seen.withType(widened(value, field, least));
  }

  private static FieldType widened(JsonNode value, KnownField field, FieldType least) {
    FieldType wider = join(field, least);
    // An integer can be too long for a double, which by type alone would hold it.
    return FieldValue.fits(wider, value) ? wider : TypeWidening.join(wider, FieldType.DECIMAL);
  }

  private static FieldType join(KnownField field, FieldType other) {
    return field.type().map(type -> TypeWidening.join(type, other)).orElse(other);
  }

  /** Readers of the old type read the new one: nothing was known, or Avro promotes. */
  private static boolean isSafe(KnownField field, FieldType wider) {
    return field
        .type()
        .map(type -> type == wider || (type == FieldType.INT64 && wider == FieldType.DOUBLE))
        .orElse(true);
  }

  private Observation outcome(List<ObservedRow> rows) {
    if (fields.isEmpty()) {
      return new Observation(known, List.of());
    }
    PathObservation paths =
        PathObserver.observe(
            known.paths(), rows, named(Standing.DECLARED), named(Standing.REMOVED));
    StreamSchema schema = fields.equals(known.fields()) ? known : known.withFields(fields);
    List<SchemaChange> changes =
        known.isUnseen() ? List.of() : new SchemaComparison(known, fields).changes(paths.changes());
    return new Observation(schema.with(paths.history(), successors(paths.changes())), changes);
  }

  private Set<String> named(Standing standing) {
    return fields.values().stream()
        .filter(field -> field.standing() == standing)
        .map(KnownField::name)
        .collect(Collectors.toSet());
  }

  private Map<String, String> successors(List<PathChange> changes) {
    Map<String, String> followed = new TreeMap<>(known.successors());
    for (PathChange change : changes) {
      if (fields.containsKey(change.path())) {
        change.related().ifPresent(heir -> followed.put(change.path(), heir));
      }
    }
    return followed;
  }
}
