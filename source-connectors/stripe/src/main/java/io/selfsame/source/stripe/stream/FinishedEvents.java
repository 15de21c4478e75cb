package io.selfsame.source.stripe.stream;

import io.selfsame.source.polling.vendor.PositionException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The events at the end of what was read that are finished, so that looking back for late ones
 * repeats none. Bounded: of each event 64 bits of a hash are kept, by second, and when there are
 * more than {@link #CAPACITY} the oldest seconds are forgotten, together with the wish to look back
 * that far. A single second is never forgotten in part.
 *
 * @param since nothing created before this second needs to be looked at again
 * @param bySecond hashes of the finished ones from then on
 */
record FinishedEvents(long since, NavigableMap<Long, TreeSet<String>> bySecond) {
  static final int CAPACITY = 2_000;

  FinishedEvents {
    bySecond = Collections.unmodifiableNavigableMap(new TreeMap<>(bySecond.tailMap(since, true)));
  }

  static FinishedEvents none(long since) {
    return new FinishedEvents(since, new TreeMap<>());
  }

  boolean contains(String event, long created) {
    return bySecond.getOrDefault(created, new TreeSet<>()).contains(hash(event));
  }

  /** These ones, too, and nothing from before {@code since}. */
  FinishedEvents with(List<ChangeSignal> finished, long since) {
    NavigableMap<Long, TreeSet<String>> all = new TreeMap<>(bySecond);
    for (ChangeSignal signal : finished) {
      TreeSet<String> second = new TreeSet<>(all.getOrDefault(signal.created(), new TreeSet<>()));
      second.add(hash(signal.event()));
      all.put(signal.created(), second);
    }
    long from = Math.max(since, this.since);
    all = all.tailMap(from, true);
    int size = all.values().stream().mapToInt(TreeSet::size).sum();
    while (size > CAPACITY && all.size() > 1) {
      size -= all.pollFirstEntry().getValue().size();
      from = all.firstKey();
    }
    return new FinishedEvents(from, all);
  }

  int size() {
    return bySecond.values().stream().mapToInt(TreeSet::size).sum();
  }

  /** As it is stored: {@code second:hash.hash,second:hash}. */
  String format() {
    return bySecond.entrySet().stream()
        .map(second -> second.getKey() + ":" + String.join(".", second.getValue()))
        .collect(Collectors.joining(","));
  }

  static FinishedEvents parse(long since, String text) {
    NavigableMap<Long, TreeSet<String>> bySecond = new TreeMap<>();
    for (String second : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int colon = second.indexOf(':');
      try {
        bySecond.put(
            Long.parseLong(second.substring(0, Math.max(0, colon))),
            new TreeSet<>(Arrays.asList(second.substring(colon + 1).split("\\.", -1))));
      } catch (NumberFormatException e) {
        throw new PositionException(
            "'events.seen' must be a list of second:hash.hash; remove it to look at recent events"
                + " again");
      }
    }
    return new FinishedEvents(since, bySecond);
  }

  private static String hash(String event) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(event.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }
}
