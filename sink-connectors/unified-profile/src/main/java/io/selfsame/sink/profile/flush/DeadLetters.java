package io.selfsame.sink.profile.flush;

import io.selfsame.sink.profile.record.EnvelopedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Where records go that cannot be used. Because offsets are stored with the batch and not only with
 * the consumer group, a batch must not be written before the reports of what it leaves out arrived:
 * see {@link #awaitReports}.
 */
public final class DeadLetters {
  private final ErrantRecordReporter reporter;
  private final List<Future<Void>> pending = new ArrayList<>();

  private DeadLetters(ErrantRecordReporter reporter) {
    this.reporter = reporter;
  }

  /** Reports to a dead-letter queue. */
  public static DeadLetters to(ErrantRecordReporter reporter) {
    return new DeadLetters(reporter);
  }

  /** Fails the task at the first record that cannot be used. */
  public static DeadLetters none() {
    return new DeadLetters(
        (record, error) -> {
          throw new ConnectException(error.getMessage(), error);
        });
  }

  /**
   * Hands a record over.
   *
   * @param reason says what is wrong with it, without a value
   * @throws ConnectException when there is nowhere to hand it to; it names topic, partition, offset
   */
  void report(SinkRecord record, String reason) {
    TopicPartition partition = EnvelopedRecord.partitionOf(record);
    String message =
        "topic %s, partition %d, offset %d: %s"
            .formatted(
                partition.topic(), partition.partition(), record.originalKafkaOffset(), reason);
    pending.add(reporter.report(record, new DataException(message)));
  }

  /** Waits until everything reported is safe. */
  void awaitReports() {
    for (Future<Void> report : pending) {
      try {
        report.get();
      } catch (ExecutionException e) {
        throw new ConnectException("the dead-letter queue did not take a record", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ConnectException("interrupted while waiting for the dead-letter queue", e);
      }
    }
    pending.clear();
  }

  void forget() {
    pending.clear();
  }
}
