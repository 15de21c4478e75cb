package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.SchemaDrifts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The rows, the drift of their shapes and the events of the last thirty days. Thread-safe. */
final class StripeState {
  static final Duration RETENTION = Duration.ofDays(30);

  private final Clock clock;
  private final Map<StripeObject, RecordStore> stores = new EnumMap<>(StripeObject.class);
  private final SchemaDrifts drifts = new SchemaDrifts();
  private final Deque<Event> events = new ArrayDeque<>();
  private long eventCount;

  /** One change, as Stripe keeps it. */
  record Event(String id, String type, Instant created, ObjectNode object) {}

  StripeState(Clock clock) {
    this.clock = clock;
    for (StripeObject object : StripeObject.values()) {
      stores.put(object, new RecordStore(clock));
    }
  }

  RecordStore store(StripeObject object) {
    return stores.get(object);
  }

  SchemaDrifts drifts() {
    return drifts;
  }

  ObjectNode render(StripeObject object, StoredRecord record) {
    ObjectNode row = object.render(record);
    return record.isLive() ? drifts.apply(object.plural(), row) : row;
  }

  /** Makes or changes a row and tells of it in an event. */
  StoredRecord change(StripeObject object, String id, UnaryOperator<ObjectNode> change) {
    boolean known = store(object).find(id).filter(StoredRecord::isLive).isPresent();
    StoredRecord changed = store(object).change(id, change, Lifecycle.LIVE);
    tell(object, known ? "updated" : "created", changed, render(object, changed));
    return changed;
  }

  /** Deletes a row and tells of it; the event shows the row as it was. */
  void delete(StripeObject object, String id) {
    Optional<StoredRecord> known = store(object).find(id).filter(StoredRecord::isLive);
    known.ifPresent(
        record -> {
          ObjectNode was = render(object, record);
          store(object)
              .move(id, Lifecycle.DELETED)
              .ifPresent(deleted -> tell(object, "deleted", deleted, was));
        });
  }

  /** Events that are still kept, newest first. */
  synchronized List<Event> events() {
    Instant oldest = clock.instant().minus(RETENTION);
    while (!events.isEmpty() && events.peekLast().created().isBefore(oldest)) {
      events.removeLast();
    }
    return List.copyOf(events);
  }

  /** Whether an event of that id was ever made. */
  synchronized boolean everHad(String eventId) {
    return eventId.startsWith("evt_") && eventId.compareTo(eventId(eventCount)) <= 0;
  }

  private synchronized void tell(
      StripeObject object, String change, StoredRecord record, ObjectNode row) {
    eventCount++;
    events.addFirst(
        new Event(eventId(eventCount), object.eventType(change), record.modified(), row));
  }

  private static String eventId(long number) {
    return String.format("evt_1S%012d", number);
  }

  static ObjectNode render(Event event, String version) {
    ObjectNode body = Json.object();
    body.put("id", event.id()).put("object", "event").put("api_version", version);
    body.put("created", event.created().getEpochSecond());
    ObjectNode data = body.putObject("data");
    data.set("object", event.object());
    if (event.type().endsWith(".updated")) {
      data.putObject("previous_attributes");
    }
    body.put("livemode", false).put("pending_webhooks", 0);
    body.putObject("request").putNull("id").putNull("idempotency_key");
    return body.put("type", event.type());
  }
}
