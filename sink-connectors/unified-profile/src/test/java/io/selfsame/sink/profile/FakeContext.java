package io.selfsame.sink.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** What the worker would do for a task, kept for looking at. */
final class FakeContext implements SinkTaskContext {
  final Map<TopicPartition, Long> rewound = new HashMap<>();
  final Set<TopicPartition> paused = new HashSet<>();
  final List<Letter> deadLetters = new ArrayList<>();
  long timeout = -1;
  private final boolean withDeadLetterQueue;

  /** A record that could not be used, and why. */
  record Letter(SinkRecord record, String reason) {}

  FakeContext(boolean withDeadLetterQueue) {
    this.withDeadLetterQueue = withDeadLetterQueue;
  }

  @Override
  public Map<String, String> configs() {
    return Map.of();
  }

  @Override
  public void offset(Map<TopicPartition, Long> offsets) {
    rewound.putAll(offsets);
  }

  @Override
  public void offset(TopicPartition partition, long offset) {
    rewound.put(partition, offset);
  }

  @Override
  public void timeout(long timeoutMs) {
    timeout = timeoutMs;
  }

  @Override
  public Set<TopicPartition> assignment() {
    return Set.of();
  }

  @Override
  public void pause(TopicPartition... partitions) {
    paused.addAll(List.of(partitions));
  }

  @Override
  public void resume(TopicPartition... partitions) {
    paused.removeAll(List.of(partitions));
  }

  @Override
  public void requestCommit() {}

  @Override
  public ErrantRecordReporter errantRecordReporter() {
    if (!withDeadLetterQueue) {
      return null;
    }
    return (record, error) -> {
      deadLetters.add(new Letter(record, error.getMessage()));
      return CompletableFuture.completedFuture(null);
    };
  }
}
