package io.selfsame.identity.envelope;

import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.FieldPath;
import io.selfsame.identity.record.RecordValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/** Reads what one form of record says of itself. Immutable. */
final class HeadingReader {
  private static final String WHAT = "(record)";

  private final RecordNaming naming;
  private final Optional<FieldAccess> source;
  private final Optional<FieldAccess> object;
  private final Optional<FieldAccess> id;
  private final Optional<FieldAccess> operation;
  private final Optional<FieldAccess> createdAt;
  private final Optional<FieldAccess> changedAt;
  private final Optional<FieldAccess> aliases;

  HeadingReader(RecordNaming naming, Optional<Schema> schema) {
    FieldResolver resolver = FieldResolver.of(schema, WHAT);
    this.naming = naming;
    source = resolver.resolve(RecordNaming.SOURCE);
    object = resolver.resolve(RecordNaming.OBJECT);
    id = resolver.resolve(naming.id());
    operation = resolver.resolve(RecordNaming.OPERATION);
    createdAt = resolver.resolve(naming.createdAt());
    changedAt = resolver.resolve(naming.changedAt());
    aliases = resolver.resolve(RecordNaming.ALIASES);
  }

  RecordHeading read(RecordValue record, Optional<Instant> recordTime) {
    RecordReference reference =
        new RecordReference(
            name(naming.source(), source, RecordNaming.SOURCE, "record.source", record),
            name(naming.object(), object, RecordNaming.OBJECT, "record.object", record),
            name("", id, naming.id(), "record.id.field", record));
    RecordOperation op =
        operation
            .flatMap(field -> field.readText(record))
            .map(RecordOperation::fromWire)
            .orElse(RecordOperation.UPSERT);
    return new RecordHeading(
        reference,
        op,
        createdAt.flatMap(field -> field.readTime(record)),
        changedAt.flatMap(field -> field.readTime(record)).or(() -> recordTime),
        op == RecordOperation.ALIAS ? aliases(record) : List.of());
  }

  private List<RecordReference> aliases(RecordValue record) {
    return aliases.stream()
        .flatMap(field -> field.readList(record).stream())
        .map(RecordReference::from)
        .toList();
  }

  private static String name(
      String configured,
      Optional<FieldAccess> field,
      FieldPath path,
      String setting,
      RecordValue record) {
    if (!configured.isEmpty()) {
      return configured;
    }
    return field
        .flatMap(present -> present.readText(record))
        .orElseThrow(
            () ->
                new DataException(
                    "the record has no field '"
                        + path.text()
                        + "'; set '"
                        + setting
                        + "' for topics that no Selfsame connector writes"));
  }
}
