package io.selfsame.source.polling.record;

import io.selfsame.contract.DriftEvent;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.vendor.RejectedRow;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * A page as the worker takes it.
 *
 * @param records drift events first, then what was left out, then the rows; may be empty
 * @param rows how many of the records are rows
 * @param rejected the rows that were left out
 * @param quarantined how many of the rows have a value in {@code _quarantined}
 * @param after the offset once all records are written
 */
public record PageBatch(
    List<SourceRecord> records,
    int rows,
    List<RejectedRow> rejected,
    int quarantined,
    List<DriftEvent> drift,
    StreamOffset after) {
  public PageBatch {
    records = List.copyOf(records);
    rejected = List.copyOf(rejected);
    drift = List.copyOf(drift);
  }
}
