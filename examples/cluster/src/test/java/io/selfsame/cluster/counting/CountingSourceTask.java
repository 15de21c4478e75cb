package io.selfsame.cluster.counting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Emits a number a poll, about a hundred a second. */
public final class CountingSourceTask extends SourceTask {
  private static final Map<String, String> PARTITION = Map.of("counter", "one");
  private static final String LAST = "last";
  private static final long PAUSE_NANOS = 10_000_000;

  private String topic = "";
  private long last = -1;

  @Override
  public String version() {
    return new CountingSourceConnector().version();
  }

  @Override
  public void start(Map<String, String> settings) {
    topic = settings.get(CountingSourceConnector.TOPIC);
    last =
        Optional.ofNullable(context.offsetStorageReader().offset(PARTITION))
            .map(offset -> (long) offset.get(LAST))
            .orElse(-1L);
  }

  @Override
  public List<SourceRecord> poll() {
    LockSupport.parkNanos(PAUSE_NANOS);
    last++;
    return List.of(
        new SourceRecord(PARTITION, Map.of(LAST, last), topic, Schema.INT64_SCHEMA, last));
  }

  @Override
  public void stop() {}
}
