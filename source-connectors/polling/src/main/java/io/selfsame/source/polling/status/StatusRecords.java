package io.selfsame.source.polling.status;

import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.record.PageBatch;
import io.selfsame.source.polling.record.StreamCoordinates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Adds status records to what a stream emits. Connect stores an offset only with a record, so the
 * offset of a stream that moves without rows is carried by a status record, at a bounded pace. Such
 * an offset says only that nothing was to be emitted up to it: storing it late repeats reads, never
 * rows. Used by the task's thread.
 */
public final class StatusRecords {
  private final StreamCoordinates stream;
  private final StreamWatch watch;
  private final Duration interval;
  private final Clock clock;
  private StreamOffset carried;
  private Instant carriedAt;

  /**
   * @param stored the offset the worker has
   */
  public StatusRecords(
      StreamCoordinates stream,
      StreamWatch watch,
      StreamOffset stored,
      Duration interval,
      Clock clock) {
    this.stream = stream;
    this.watch = watch;
    this.carried = stored;
    this.interval = interval;
    this.clock = clock;
    this.carriedAt = clock.instant();
  }

  /** Returns the record of a change of state; {@code offset} is what was finished. */
  public List<SourceRecord> of(Optional<StreamStatus> change, StreamOffset offset) {
    return change.map(status -> List.of(record(status, offset))).orElse(List.of());
  }

  /**
   * Returns a page's records with that of a change of state before them; of a page without records,
   * the one that carries its offset when that is due.
   */
  public List<SourceRecord> of(
      Optional<StreamStatus> change, StreamOffset before, PageBatch batch) {
    if (batch.records().isEmpty()) {
      boolean due = !clock.instant().isBefore(carriedAt.plus(interval));
      boolean moved = !batch.after().equals(carried);
      return of(
          change.or(() -> due && moved ? Optional.of(watch.status()) : change), batch.after());
    }
    List<SourceRecord> all = new ArrayList<>(of(change, before));
    all.addAll(batch.records());
    carry(batch.after());
    return all;
  }

  private SourceRecord record(StreamStatus status, StreamOffset offset) {
    carry(offset);
    return new SourceRecord(
        stream.partition().toMap(),
        offset.toMap(),
        stream.statusTopic(),
        StreamStatus.KEY_SCHEMA,
        status.key(),
        StreamStatus.SCHEMA,
        status.toStruct());
  }

  private void carry(StreamOffset offset) {
    carried = offset;
    carriedAt = clock.instant();
  }
}
