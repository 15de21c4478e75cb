package io.selfsame.sink.changes;

import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.feed.ChangeFeed;
import io.selfsame.warehouse.feed.FeedChange;
import io.selfsame.warehouse.feed.FeedTopic;
import io.selfsame.warehouse.sql.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves through a feed: first the present state, topic by topic, then the changes since it began.
 * What changes meanwhile is told twice and in the end as it is, so nothing is missed. One thread.
 */
final class FeedCursor {
  private static final Logger LOG = LoggerFactory.getLogger(FeedCursor.class);

  private static final List<FeedTopic> SNAPSHOT_ORDER = List.of(FeedTopic.values());

  /** A change and where the feed is after it. */
  record Placed(FeedChange change, FeedOffset offset) {}

  private final ChangeFeed feed;
  private final int limit;
  private FeedOffset at;

  private FeedCursor(ChangeFeed feed, int limit, FeedOffset at) {
    this.feed = feed;
    this.limit = limit;
    this.at = at;
  }

  /** Takes up a feed where it was, or at its beginning. */
  static FeedCursor at(Optional<FeedOffset> stored, ChangeFeed feed, int limit)
      throws WarehouseException {
    if (feed.join(stored.map(FeedOffset::seq)).isPresent()) {
      return new FeedCursor(feed, limit, stored.orElseThrow());
    }
    if (stored.isPresent()) {
      LOG.warn(
          "Changes since the stored offset were not kept; publishing the present state anew."
              + " What vanished meanwhile gets no tombstone");
    }
    return new FeedCursor(feed, limit, FeedOffset.startOf(FeedTopic.PROFILES, feed.last()));
  }

  /** Whether the present state is still being read. */
  boolean inSnapshot() {
    return at.snapshot().isPresent();
  }

  /** How many numbers of the outbox lie ahead. */
  long lag() throws WarehouseException {
    return feed.last() - at.seq();
  }

  /** The next ones; none if there are none for now. */
  List<Placed> next() throws WarehouseException {
    while (at.snapshot().isPresent()) {
      List<Placed> page = page(at.snapshot().get());
      if (!page.isEmpty()) {
        return page;
      }
    }
    List<Placed> changes = new ArrayList<>();
    for (FeedChange change : feed.changes(at.seq(), limit)) {
      at = FeedOffset.streaming(change.seq());
      changes.add(new Placed(change, at));
    }
    return changes;
  }

  private List<Placed> page(FeedTopic topic) throws WarehouseException {
    List<Placed> page = new ArrayList<>();
    for (FeedChange change : feed.snapshot(topic, at.after(), limit)) {
      at = new FeedOffset(at.seq(), Optional.of(topic), Optional.of(texts(change.key())));
      page.add(new Placed(change, at));
    }
    if (page.size() < limit) {
      at = following(topic);
    }
    return page;
  }

  private FeedOffset following(FeedTopic topic) {
    int next = SNAPSHOT_ORDER.indexOf(topic) + 1;
    return next < SNAPSHOT_ORDER.size()
        ? FeedOffset.startOf(SNAPSHOT_ORDER.get(next), at.seq())
        : FeedOffset.streaming(at.seq());
  }

  private static List<String> texts(Row key) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < key.size(); i++) {
      texts.add(key.any(i).map(String::valueOf).orElseThrow());
    }
    return texts;
  }
}
