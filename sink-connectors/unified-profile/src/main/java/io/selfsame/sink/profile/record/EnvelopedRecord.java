package io.selfsame.sink.profile.record;

import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.landing.LandingRow;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * A record ready to be stored.
 *
 * @param origin the record as delivered, for the dead-letter queue
 * @param size a rough count of the bytes it keeps on the heap
 */
public record EnvelopedRecord(
    SinkRecord origin, RecordVersion version, Optional<LandingRow> landing, long size) {

  /** The partition the record was read from, whatever transforms renamed. */
  public TopicPartition partition() {
    return partitionOf(origin);
  }

  /** The offset the record was read at. */
  public long offset() {
    return origin.originalKafkaOffset();
  }

  /** The partition a record was read from, whatever transforms renamed. */
  public static TopicPartition partitionOf(SinkRecord record) {
    return new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
  }
}
