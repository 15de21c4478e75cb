package io.selfsame.sink.profile.record;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.SourceRecordField;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.landing.LandingColumn;
import io.selfsame.warehouse.landing.LandingOperation;
import io.selfsame.warehouse.landing.LandingRow;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Reads records into the forms resolution and landing take. Stateless. */
public final class RecordReader {
  private static final long FIXED_SIZE = 512;
  private static final long SIZE_OF_VALUE = 64;

  private final boolean landing;

  /**
   * @param landing whether the vendor's own fields are wanted too
   */
  public RecordReader(boolean landing) {
    this.landing = landing;
  }

  /**
   * Reads one record with a value.
   *
   * @throws DataException when it has no usable envelope; the message says what to do and shows no
   *     value
   */
  public EnvelopedRecord read(SinkRecord record) {
    RecordFields fields = RecordFields.of(record.value());
    IdentityEnvelope envelope =
        IdentityEnvelopeFormat.read(
            fields
                .get(IdentityEnvelope.FIELD)
                .orElseThrow(
                    () ->
                        new DataException(
                            "record without '"
                                + IdentityEnvelope.FIELD
                                + "': add io.selfsame.identity.StandardizeIdentity to the"
                                + " connector's transforms, or do not subscribe to this topic")));
    Instant changedAt = changedAt(envelope, record);
    RecordVersion version = EnvelopeMapping.version(envelope, changedAt);
    Map<LandingColumn, Object> values = landing ? LandingValues.of(fields) : Map.of();
    return new EnvelopedRecord(
        record,
        version,
        landing ? Optional.of(row(envelope, changedAt, fields, values)) : Optional.empty(),
        size(version, values));
  }

  private static Instant changedAt(IdentityEnvelope envelope, SinkRecord record) {
    return envelope
        .changedAt()
        .or(() -> Optional.ofNullable(record.timestamp()).map(Instant::ofEpochMilli))
        .orElseThrow(
            () ->
                new DataException(
                    "record without a change time: neither its envelope nor Kafka gives one"));
  }

  private static LandingRow row(
      IdentityEnvelope envelope,
      Instant changedAt,
      RecordFields fields,
      Map<LandingColumn, Object> values) {
    return new LandingRow(
        envelope.record().source(),
        envelope.record().object(),
        envelope.record().id(),
        operation(envelope.operation()),
        envelope.createdAt(),
        changedAt,
        fields
            .get(SourceRecordField.SCHEMA_VERSION.fieldName())
            .filter(Number.class::isInstance)
            .map(number -> ((Number) number).longValue()),
        values);
  }

  private static LandingOperation operation(RecordOperation operation) {
    return switch (operation) {
      case UPSERT -> LandingOperation.UPSERT;
      case DELETE -> LandingOperation.DELETE;
      case ERASE -> LandingOperation.ERASE;
      case ALIAS -> LandingOperation.ALIAS;
    };
  }

  private static long size(RecordVersion version, Map<LandingColumn, Object> values) {
    long size = FIXED_SIZE + SIZE_OF_VALUE * (version.keys().size() + version.statements().size());
    for (String value : version.attributes().values()) {
      size += SIZE_OF_VALUE + 2L * value.length();
    }
    for (Object value : values.values()) {
      size += SIZE_OF_VALUE + (value instanceof String text ? 2L * text.length() : 0);
    }
    return size;
  }
}
