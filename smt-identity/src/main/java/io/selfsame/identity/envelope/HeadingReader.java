package io.selfsame.identity.envelope;

import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.FieldPath;
import io.selfsame.identity.record.RecordValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/** Reads what one form of record says of itself. Immutable. */
final class HeadingReader {
  /** Stands for the object in messages, since the heading is read before it is known. */
  private static final String WHAT = "(any)";

  private final RecordNaming naming;
  private final FieldAccess source;
  private final FieldAccess object;
  private final FieldAccess id;
  private final FieldAccess operation;
  private final FieldAccess createdAt;
  private final FieldAccess changedAt;
  private final FieldAccess aliases;

  HeadingReader(RecordNaming naming, FieldResolver fields) {
    this.naming = naming;
    source = access(fields, RecordNaming.SOURCE);
    object = access(fields, RecordNaming.OBJECT);
    id = access(fields, naming.id());
    operation = access(fields, RecordNaming.OPERATION);
    createdAt = access(fields, naming.createdAt());
    changedAt = access(fields, naming.changedAt());
    aliases = access(fields, RecordNaming.ALIASES);
  }

  RecordHeading read(RecordValue record, Optional<Instant> recordTime) {
    RecordReference reference =
        new RecordReference(
            name(naming.source(), source, "record.source", record),
            name(naming.object(), object, "record.object", record),
            name("", id, "record.id.field", record));
    RecordOperation op =
        operation.readText(record).map(RecordOperation::fromWire).orElse(RecordOperation.UPSERT);
    return new RecordHeading(
        reference,
        op,
        createdAt.readTime(record),
        changedAt.readTime(record).or(() -> recordTime),
        op == RecordOperation.ALIAS ? aliases(record) : List.of());
  }

  private static FieldAccess access(FieldResolver fields, FieldPath path) {
    return fields.resolve(path, WHAT).orElseGet(() -> FieldAccess.absent(path, WHAT));
  }

  private List<RecordReference> aliases(RecordValue record) {
    return aliases.readList(record).stream().map(RecordReference::from).toList();
  }

  private static String name(
      String configured, FieldAccess field, String setting, RecordValue record) {
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
