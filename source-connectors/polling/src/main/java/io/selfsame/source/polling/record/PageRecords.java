package io.selfsame.source.polling.record;

import io.selfsame.contract.DriftEvent;
import io.selfsame.contract.DriftKind;
import io.selfsame.contract.DriftSeverity;
import io.selfsame.contract.RecordReference;
import io.selfsame.schema.FieldType;
import io.selfsame.schema.Observation;
import io.selfsame.schema.SchemaChange;
import io.selfsame.schema.SchemaObserver;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.vendor.DeclaredChange;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  private RowSchema rowSchema;

  public PageRecords(StreamCoordinates stream) {
    this.stream = stream;
    this.partition = stream.partition().toMap();
    this.rowSchema = new RowSchema(stream, StreamOffset.start().schema());
  }

  /**
   * @param before the stream's offset before the page
   * @param observedAt stamped on drift events
   */
  public PageBatch of(StreamOffset before, StreamPage page, Instant observedAt) {
    Observation seen =
        SchemaObserver.observe(
            before.schema(), page.declared(), page.rows().stream().map(VendorRow::fields).toList());
    StreamOffset after = new StreamOffset(page.next(), seen.schema());
    List<DriftEvent> drift = new ArrayList<>();
    seen.changes().forEach(change -> drift.add(event(change, before, after, observedAt)));
    page.changes().forEach(change -> drift.add(event(change, before, after, observedAt)));
    if (!rowSchema.isOf(seen.schema())) {
      rowSchema = new RowSchema(stream, seen.schema());
    }
    List<SourceRecord> records =
        new RecordSequence(drift.size() + page.rows().size(), before.toMap(), after.toMap())
            .records(drift, page.rows());
    return new PageBatch(records, page.rows().size(), drift, after);
  }

  /** Which fields feed identity or consent, and so are critical, is not known at this level. */
  private DriftEvent event(
      SchemaChange change, StreamOffset before, StreamOffset after, Instant observedAt) {
    return new DriftEvent(
        stream.source(),
        stream.object(),
        change.kind(),
        change.field(),
        change.before().map(FieldType::wireName),
        change.after().map(FieldType::wireName),
        change.kind() == DriftKind.FIELD_ADDED || change.kind() == DriftKind.FIELD_RETURNED
            ? DriftSeverity.INFO
            : DriftSeverity.WARNING,
        before.schema().version(),
        after.schema().version(),
        observedAt,
        action(change.kind()));
  }

  /** The value travels as part of its object's JSON, whatever is declared. */
  private DriftEvent event(
      DeclaredChange change, StreamOffset before, StreamOffset after, Instant observedAt) {
    return new DriftEvent(
        stream.source(),
        stream.object(),
        change.kind(),
        change.field(),
        change.before(),
        change.after(),
        change.kind() == DriftKind.FIELD_ADDED || change.kind() == DriftKind.FIELD_RETURNED
            ? DriftSeverity.INFO
            : DriftSeverity.WARNING,
        before.schema().version(),
        after.schema().version(),
        observedAt,
        "reported");
  }

  private static String action(DriftKind kind) {
    return switch (kind) {
      case FIELD_ADDED, FIELD_RETURNED -> "added to the schema";
      case FIELD_REMOVED -> "kept in the schema as optional";
      case TYPE_WIDENED -> "type widened in the schema";
      case TYPE_INCOMPATIBLE, FIELD_RENAMED_SUSPECTED, VALUE_DOMAIN_CHANGED -> "reported";
    };
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

    List<SourceRecord> records(List<DriftEvent> drift, List<VendorRow> rows) {
      String driftKey = stream.source() + "/" + stream.object();
      for (DriftEvent event : drift) {
        add(
            stream.driftTopic(),
            Schema.STRING_SCHEMA,
            driftKey,
            DriftEvent.SCHEMA,
            event.toStruct());
      }
      for (VendorRow row : rows) {
        Struct key = new RecordReference(stream.source(), stream.object(), row.id()).toStruct();
        add(stream.topic(), RecordReference.SCHEMA, key, rowSchema.schema(), rowSchema.struct(row));
      }
      return records;
    }

    private void add(String topic, Schema keySchema, Object key, Schema valueSchema, Object value) {
      Map<String, Object> offset = records.size() + 1 < size ? before : after;
      records.add(new SourceRecord(partition, offset, topic, keySchema, key, valueSchema, value));
    }
  }
}
