package io.selfsame.source.polling.record;

import io.selfsame.contract.DriftEvent;
import io.selfsame.contract.RecordReference;
import io.selfsame.schema.Observation;
import io.selfsame.schema.SchemaChange;
import io.selfsame.schema.SchemaObserver;
import io.selfsame.schema.path.ObservedRow;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.vendor.DeclaredInside;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Turns the pages of one stream into records. All records of a page carry the offset from before
 * the page, the last one the offset after it. So a worker that writes a batch and its offsets in
 * one transaction delivers every page exactly once, and one that does not repeats whole pages after
 * a crash but never skips a row: no offset means "half a page", which a vendor could not be asked
 * to continue. Used by one thread.
 */
public final class PageRecords {
  private final StreamCoordinates stream;
  private final Map<String, String> partition;
  private final DriftPolicy policy;
  private final long maxRowBytes;
  private final DriftEvents events;
  private RowSchema rowSchema;

  /** What was told last: a vendor may show the end of a page again at every poll. */
  private Optional<Told> told = Optional.empty();

  private record Told(StreamPosition from, List<RejectedRow> rows) {}

  /** Of rows of any length. */
  public PageRecords(StreamCoordinates stream, DriftPolicy policy) {
    this(stream, policy, Long.MAX_VALUE);
  }

  /**
   * @param maxRowBytes rows that take more are left out
   */
  public PageRecords(StreamCoordinates stream, DriftPolicy policy, long maxRowBytes) {
    this.stream = stream;
    this.maxRowBytes = maxRowBytes;
    this.partition = stream.partition().toMap();
    this.policy = policy;
    this.events = new DriftEvents(stream, policy);
    this.rowSchema = new RowSchema(stream, StreamOffset.start().schema(), policy);
  }

  /**
   * @param before the stream's offset before the page
   * @param observedAt stamped on drift events
   * @throws org.apache.kafka.connect.errors.ConnectException when the policy says to stop at a
   *     drift
   */
  public PageBatch of(StreamOffset before, StreamPage page, Instant observedAt) {
    List<RejectedRow> rejected = new ArrayList<>(page.facts().rejected());
    List<VendorRow> rows = fitting(page.rows(), rejected);
    rejected = untold(new Told(before.position(), rejected));
    Observation seen =
        SchemaObserver.observe(before.schema(), page.declared(), shapes(rows), policy.typeChange());
    StreamOffset after = new StreamOffset(page.next(), seen.schema());
    List<DriftEvent> drift =
        events.of(
            changes(seen, page.inside()),
            before.schema().version(),
            after.schema().version(),
            observedAt);
    if (!rowSchema.isOf(seen.schema())) {
      rowSchema = new RowSchema(stream, seen.schema(), policy);
    }
    int size = drift.size() + rejected.size() + rows.size();
    RecordSequence records = new RecordSequence(size, before.toMap(), after.toMap());
    records.addDrift(drift);
    rejected.forEach(row -> records.addRejected(before, row, observedAt));
    rows.forEach(records::addRow);
    return new PageBatch(
        records.records, rows.size(), rejected, quarantined(records.records), drift, after);
  }

  private List<RejectedRow> untold(Told now) {
    boolean again = told.filter(now::equals).isPresent();
    told = Optional.of(now);
    return again ? List.of() : now.rows();
  }

  private List<VendorRow> fitting(List<VendorRow> rows, List<RejectedRow> rejected) {
    List<VendorRow> fitting = new ArrayList<>(rows.size());
    for (VendorRow row : rows) {
      if (RowWeight.exceeds(row, maxRowBytes)) {
        rejected.add(RejectedRow.of(RejectedRow.TOO_LONG, row.id()));
      } else {
        fitting.add(row);
      }
    }
    return fitting;
  }

  private static int quarantined(List<SourceRecord> records) {
    return (int)
        records.stream()
            .map(record -> (Struct) record.value())
            .filter(value -> value.schema().field(RowSchema.QUARANTINE) != null)
            .filter(value -> value.get(RowSchema.QUARANTINE) != null)
            .count();
  }

  /** Of the content of a declared field the metadata speaks alone. */
  private static List<SchemaChange> changes(Observation seen, DeclaredInside inside) {
    return Stream.concat(
            seen.changes().stream()
                .filter(
                    change ->
                        change.root().equals(change.field())
                            || !inside.roots().contains(change.root())),
            inside.changes().stream())
        .toList();
  }

  /** Deletions carry an id only and must not look like rows that lost their fields. */
  private static List<ObservedRow> shapes(List<VendorRow> rows) {
    return rows.stream()
        .filter(row -> !row.fields().isEmpty())
        .map(row -> new ObservedRow(row.id(), row.fields()))
        .toList();
  }

  /** Hands out the offset before the page to all records but the last. */
  private final class RecordSequence {
    private final int size;
    private final Map<String, Object> before;
    private final Map<String, Object> after;
    private final List<SourceRecord> records;

    RecordSequence(int size, Map<String, Object> before, Map<String, Object> after) {
      this.size = size;
      this.before = before;
      this.after = after;
      this.records = new ArrayList<>(size);
    }

    void addDrift(List<DriftEvent> drift) {
      for (DriftEvent event : drift) {
        addTold(stream.driftTopic(), DriftEvent.SCHEMA, event.toStruct());
      }
    }

    void addRejected(StreamOffset from, RejectedRow row, Instant observedAt) {
      Struct value = QuarantineRecord.of(stream, from, row, observedAt);
      addTold(stream.quarantineTopic(), QuarantineRecord.SCHEMA, value);
    }

    void addRow(VendorRow row) {
      Struct key = new RecordReference(stream.source(), stream.object(), row.id()).toStruct();
      add(stream.topic(), RecordReference.SCHEMA, key, rowSchema.schema(), rowSchema.struct(row));
    }

    private void addTold(String topic, Schema schema, Struct value) {
      add(topic, Schema.STRING_SCHEMA, stream.source() + "/" + stream.object(), schema, value);
    }

    private void add(String topic, Schema keySchema, Object key, Schema valueSchema, Object value) {
      Map<String, Object> offset = records.size() + 1 < size ? before : after;
      records.add(new SourceRecord(partition, offset, topic, keySchema, key, valueSchema, value));
    }
  }
}
