package io.selfsame.identity.envelope;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.RecordReference;
import io.selfsame.identity.record.RecordValue;
import java.time.Instant;
import java.util.Optional;

/**
 * All that is prepared for records of one schema, or for records without: one reader for each
 * object seen in this form. Confined to one thread.
 */
public final class RecordForm {
  private static final int MOST_OBJECTS = 64;

  private final FieldResolver fields;
  private final HeadingReader headings;
  private final MappingChoice choice;
  private final StandardizationRules rules;
  private final BoundedCache<SourceObject, Optional<EnvelopeReader>> readers =
      new BoundedCache<>(MOST_OBJECTS);

  public RecordForm(
      FieldResolver fields, RecordNaming naming, MappingChoice choice, StandardizationRules rules) {
    this.fields = fields;
    this.headings = new HeadingReader(naming, fields);
    this.choice = choice;
    this.rules = rules;
  }

  /**
   * Makes the envelope of a record.
   *
   * @param value a Struct or a Map of this form
   * @param recordTime when the record was produced: its change time if it has no other
   * @return empty when no mapping knows the record's object
   * @throws org.apache.kafka.connect.errors.DataException for a record that cannot be used; the
   *     message names field and setting, never a value
   */
  public Optional<IdentityEnvelope> envelope(Object value, Optional<Instant> recordTime) {
    RecordValue record = new RecordValue(value);
    RecordHeading heading = headings.read(record, recordTime);
    return readers
        .get(SourceObject.of(heading.reference()), key -> readerFor(heading.reference()))
        .map(reader -> reader.read(heading, record));
  }

  private Optional<EnvelopeReader> readerFor(RecordReference record) {
    return choice
        .mappingOf(record)
        .map(mapping -> EnvelopeReader.of(mapping, choice.catalog(), fields, rules));
  }

  private record SourceObject(String source, String object) {
    static SourceObject of(RecordReference record) {
      return new SourceObject(record.source(), record.object());
    }
  }
}
