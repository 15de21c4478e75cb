package io.selfsame.identity.envelope;

import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.RecordValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/** Reads what one form of record says of itself. Immutable. */
final class HeadingReader {
  private final RecordNaming naming;
  private final FirstField source;
  private final FirstField object;
  private final FirstField id;
  private final FirstField operation;
  private final FirstField createdAt;
  private final FirstField changedAt;
  private final FieldAccess aliases;

  HeadingReader(RecordNaming naming, FieldResolver fields) {
    this.naming = naming;
    source = FirstField.of(naming.sourceFields(), fields);
    object = FirstField.of(naming.objectFields(), fields);
    id = FirstField.of(naming.id(), fields);
    operation = FirstField.of(naming.operation(), fields);
    createdAt = FirstField.of(naming.createdAt(), fields);
    changedAt = FirstField.of(naming.changedAt(), fields);
    aliases =
        fields
            .resolve(RecordNaming.ALIASES, "(any)")
            .orElseGet(() -> FieldAccess.absent(RecordNaming.ALIASES, "(any)"));
  }

  RecordHeading read(RecordValue record, Optional<Instant> recordTime) {
    RecordReference reference =
        new RecordReference(
            name(naming.source(), source, "record.source", record),
            name(naming.object(), object, "record.object", record),
            name("", id, "record.id.field", record));
    RecordOperation op =
        operation.readText(record).map(this::operation).orElse(RecordOperation.UPSERT);
    return new RecordHeading(
        reference,
        op,
        createdAt.readTime(record),
        changedAt.readTime(record).or(() -> recordTime),
        op == RecordOperation.ALIAS ? aliases(record) : List.of());
  }

  private RecordOperation operation(String literal) {
    RecordOperation known = naming.operations().get(literal.toLowerCase(Locale.ROOT));
    return known == null ? RecordOperation.fromWire(literal) : known;
  }

  private List<RecordReference> aliases(RecordValue record) {
    return aliases.readList(record).stream().map(RecordReference::from).toList();
  }

  private static String name(
      String configured, FirstField field, String setting, RecordValue record) {
    if (!configured.isEmpty()) {
      return configured;
    }
    return field
        .readText(record)
        .orElseThrow(
            () ->
                new DataException(
                    "the record has no field '"
                        + field.name()
                        + "'; set '"
                        + setting
                        + "' for topics that no Selfsame connector writes"));
  }
}
