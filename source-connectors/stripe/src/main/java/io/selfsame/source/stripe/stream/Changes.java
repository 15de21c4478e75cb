package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.stripe.api.ListPage;
import io.selfsame.source.stripe.api.StripeApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What changed since a position. Events are listed newest first, so all that are not finished are
 * listed (their ids and times only), sorted, and worked off oldest first in portions; each row is
 * fetched as it is now, once a portion. Times of a row's versions never go back: a late event
 * counts as new as the newest finished one.
 */
final class Changes {
  /** Events nobody worked off yet that are held at most; the oldest are kept, newer ones wait. */
  private static final int MOST_HELD = 100_000;

  private final StripeObject object;
  private final StripeApi api;
  private final long overlapSeconds;
  private final int portionRows;

  /** In-memory only: listed again after a restart. */
  private final Deque<ChangeSignal> waiting = new ArrayDeque<>();

  Changes(StripeObject object, StripeApi api, Duration overlap, int portionRows) {
    this.object = object;
    this.api = api;
    this.overlapSeconds = Math.max(1, overlap.toSeconds());
    this.portionRows = portionRows;
  }

  /** Rows as they are now; {@code all}: nothing is waiting. */
  record Read(List<VendorRow> rows, StripePosition next, boolean all) {}

  /** Returns the creation time of the newest event there is. */
  Optional<Long> newest() throws VendorException {
    return api.list(object.newestEvent()).rows().stream().findFirst().flatMap(Snapshot::seconds);
  }

  Read read(StripePosition position) throws VendorException {
    if (waiting.isEmpty()) {
      waiting.addAll(unfinished(position));
    }
    List<ChangeSignal> portion = waiting.stream().limit(portionRows).toList();
    if (portion.isEmpty()) {
      return new Read(List.of(), position, true);
    }
    List<VendorRow> rows = hydrated(portion, position);
    portion.forEach(done -> waiting.removeFirst());
    return new Read(rows, finished(portion, position), waiting.isEmpty());
  }

  private List<ChangeSignal> unfinished(StripePosition position) throws VendorException {
    String first =
        object.events(StripeApi.MOST_ROWS)
            + position
                .newestEvent()
                .map(newest -> "&created[gte]=" + (newest - overlapSeconds))
                .orElse("");
    Set<String> seen = new HashSet<>(position.finished().keySet());
    Deque<ChangeSignal> found = new ArrayDeque<>();
    ListPage page = api.list(first);
    while (true) {
      for (ObjectNode event : page.rows()) {
        if (seen.add(event.path("id").textValue())) {
          ChangeSignal.of(event, object).ifPresent(found::addLast);
        }
      }
      while (found.size() > MOST_HELD) {
        found.removeFirst();
      }
      if (!page.hasMore() || page.rows().isEmpty()) {
        return found.stream().sorted(ChangeSignal.ORDER).toList();
      }
      ObjectNode last = page.rows().get(page.rows().size() - 1);
      page = api.list(first + "&starting_after=" + last.path("id").textValue());
    }
  }

  private List<VendorRow> hydrated(List<ChangeSignal> portion, StripePosition position)
      throws VendorException {
    Map<String, ChangeSignal> latest = new LinkedHashMap<>();
    for (ChangeSignal signal : portion) {
      latest.remove(signal.row());
      latest.put(signal.row(), signal);
    }
    List<VendorRow> rows = new ArrayList<>(latest.size());
    for (ChangeSignal signal : latest.values()) {
      long changed = Math.max(signal.created(), position.newestEvent().orElse(0L));
      Optional<Instant> changedAt = Optional.of(Instant.ofEpochSecond(changed));
      Optional<ObjectNode> row = api.retrieve(object.row(signal.row()));
      rows.add(
          row.map(
                  fields ->
                      VendorRow.upsert(
                          signal.row(),
                          Snapshot.seconds(fields).map(Instant::ofEpochSecond),
                          changedAt,
                          fields))
              .orElseGet(() -> VendorRow.delete(signal.row(), Optional.empty(), changedAt)));
    }
    return rows;
  }

  private StripePosition finished(List<ChangeSignal> portion, StripePosition position) {
    long newest =
        Math.max(portion.get(portion.size() - 1).created(), position.newestEvent().orElse(0L));
    Map<String, Long> events = new HashMap<>(position.finished());
    portion.forEach(signal -> events.put(signal.event(), signal.created()));
    events.values().removeIf(created -> created < newest - overlapSeconds);
    return position.eventsUntil(newest, events);
  }
}
