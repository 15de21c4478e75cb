package io.selfsame.identity;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.sink.SinkRecord;

/** Where a record is in Kafka, for whoever has to look at it. */
final class RecordPlace {
  private RecordPlace() {}

  /**
   * In a sink the topic, partition and offset the record was read from, whatever transformations
   * made of them since; in a source, where it has no offset yet, the topic it is bound for.
   */
  static String of(ConnectRecord<?> record) {
    return record instanceof SinkRecord sunk
        ? "topic '%s', partition %d, offset %d"
            .formatted(
                sunk.originalTopic(), sunk.originalKafkaPartition(), sunk.originalKafkaOffset())
        : "topic '%s'".formatted(record.topic());
  }
}
