package io.selfsame.sink.changes;

import io.selfsame.warehouse.feed.FeedTopic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Where a feed is. Unknown keys of later versions are passed over.
 *
 * @param seq the number of the last change published, or at the beginning of the snapshot
 * @param snapshot the topic whose present state is being read; empty afterwards
 * @param after the key of the last one read of it
 */
record FeedOffset(long seq, Optional<FeedTopic> snapshot, Optional<List<String>> after) {
  private static final String VERSION = "version";
  private static final String SEQ = "seq";
  private static final String SNAPSHOT = "snapshot";
  private static final String AFTER = "after_";
  private static final long CURRENT = 1;

  FeedOffset {
    after = after.map(List::copyOf);
  }

  static FeedOffset streaming(long seq) {
    return new FeedOffset(seq, Optional.empty(), Optional.empty());
  }

  static FeedOffset startOf(FeedTopic topic, long seq) {
    return new FeedOffset(seq, Optional.of(topic), Optional.empty());
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new TreeMap<>();
    map.put(VERSION, CURRENT);
    map.put(SEQ, seq);
    snapshot.ifPresent(topic -> map.put(SNAPSHOT, topic.suffix()));
    List<String> key = after.orElse(List.of());
    for (int i = 0; i < key.size(); i++) {
      map.put(AFTER + i, key.get(i));
    }
    return map;
  }

  /**
   * Reads what {@link #toMap} wrote.
   *
   * @throws ConnectException if it is something else; the message says what to do
   */
  static FeedOffset of(Map<String, ?> map) {
    if (!(map.get(SEQ) instanceof Number seq) || seq.longValue() < 0) {
      throw new ConnectException(
          "an offset of a profile-changes source needs a number 'seq' of 0 or more;"
              + " delete the offset to publish everything anew");
    }
    Map<String, FeedTopic> topics = new HashMap<>();
    for (FeedTopic topic : FeedTopic.values()) {
      topics.put(topic.suffix(), topic);
    }
    Optional<Object> snapshot = Optional.ofNullable(map.get(SNAPSHOT));
    if (snapshot.isPresent() && !topics.containsKey(snapshot.get())) {
      throw new ConnectException(
          "'snapshot' of an offset must be one of " + String.join(", ", topics.keySet()));
    }
    List<String> after = new ArrayList<>();
    while (map.get(AFTER + after.size()) instanceof String part) {
      after.add(part);
    }
    return new FeedOffset(
        seq.longValue(),
        snapshot.map(topics::get),
        after.isEmpty() ? Optional.empty() : Optional.of(after));
  }
}
