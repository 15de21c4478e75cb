package io.selfsame.resolve;

import io.selfsame.identity.StandardizeIdentity;
import io.selfsame.resolve.csv.CsvRow;
import io.selfsame.sink.profile.record.EnvelopedRecord;
import io.selfsame.sink.profile.record.RecordReader;
import io.selfsame.warehouse.IncomingRecord;
import io.selfsame.warehouse.PartitionId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Rows as the records they would be if a connector had read them: through the transform, with a
 * mapping for these columns, and the sink's reader. One thread.
 */
final class CsvRecords implements AutoCloseable {
  /** The source of rows that name none; the sources others name follow it. */
  static final String SOURCE = "csv";

  private static final String PEOPLE = "people";
  private static final String ORGANIZATIONS = "organizations";

  private final StandardizeIdentity<SinkRecord> transform = new StandardizeIdentity<>();
  private final RecordReader reader = new RecordReader(false);
  private final Instant changedAt;
  private long offset;

  /**
   * @param changedAt the time of this version of all rows: a file says nothing about it
   */
  CsvRecords(Instant changedAt) {
    this.changedAt = changedAt;
    transform.configure(Map.of("mapping", mapping()));
  }

  /**
   * A row as a record.
   *
   * @throws org.apache.kafka.connect.errors.DataException if the transform cannot use it
   */
  IncomingRecord record(CsvRow row) {
    Map<String, Object> value = new HashMap<>(row.fields());
    value.put("_source", source(row));
    value.put("_object", object(row));
    value.put("_id", row.fields().get("record_id"));
    value.put("_op", "upsert");
    value.put("_changed_at", changedAt.toEpochMilli());
    SinkRecord record =
        new SinkRecord(
            SOURCE,
            0,
            null,
            null,
            null,
            value,
            offset++,
            changedAt.toEpochMilli(),
            TimestampType.CREATE_TIME);
    EnvelopedRecord enveloped = reader.read(transform.apply(record));
    return new IncomingRecord(
        enveloped.version(), Optional.empty(), new PartitionId(SOURCE, 0), record.kafkaOffset());
  }

  /** The source a row's record has. */
  static String source(CsvRow row) {
    return row.field("source").map(name -> SOURCE + ':' + name).orElse(SOURCE);
  }

  /** A row that names an organization and nobody is about the organization. */
  static String object(CsvRow row) {
    boolean nobody =
        row.field("given_name").isEmpty()
            && row.field("family_name").isEmpty()
            && row.field("full_name").isEmpty()
            && row.field("date_of_birth").isEmpty();
    return nobody && row.field("organization").isPresent() ? ORGANIZATIONS : PEOPLE;
  }

  @Override
  public void close() {
    transform.close();
  }

  private static String mapping() {
    try (InputStream stream = CsvRecords.class.getResourceAsStream("mapping.json")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the mapping of this library", e);
    }
  }
}
