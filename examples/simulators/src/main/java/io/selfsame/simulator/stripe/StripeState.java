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
  /** The API version the account is set to. */
  static final String ACCOUNT_VERSION = "2025-09-30.clover";

  private static final String CANCELED = "canceled";
  private static final Duration RETENTION = Duration.ofDays(30);

  private final Clock clock;
  private final Map<StripeObject, RecordStore> stores = new EnumMap<>(StripeObject.class);
  private final SchemaDrifts drifts = new SchemaDrifts();
  private final Deque<Event> events = new ArrayDeque<>();
  private long eventCount;

  /** One change, as Stripe keeps it. */
  record Event(String id, String type, Instant created, ObjectNode object, ObjectNode previous) {}

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

  /** Makes or changes a row and tells of it in an event, unless nothing about it changed. */
  StoredRecord change(StripeObject object, String id, UnaryOperator<ObjectNode> change) {
    Optional<ObjectNode> before =
        store(object).find(id).filter(StoredRecord::isLive).map(record -> render(object, record));
    StoredRecord changed = store(object).change(id, change, Lifecycle.LIVE);
    ObjectNode after = render(object, changed);
    ObjectNode previous =
        before.map(row -> PreviousAttributes.of(row, after)).orElseGet(Json::object);
    if (before.isEmpty()) {
      tell(object, "created", changed, after, previous);
    } else if (!previous.isEmpty()) {
      tell(object, "updated", changed, after, previous);
    }
    return changed;
  }

  /**
   * Deletes a row and tells of it; the event shows the row as it was. A subscription is canceled
   * instead and stays readable; those of a deleted customer are canceled with it.
   */
  void delete(StripeObject object, String id) {
    store(object).find(id).filter(StoredRecord::isLive).ifPresent(record -> delete(object, record));
  }

  private void delete(StripeObject object, StoredRecord record) {
    if (object == StripeObject.SUBSCRIPTIONS) {
      cancel(record.id());
      return;
    }
    if (object == StripeObject.CUSTOMERS) {
      store(StripeObject.SUBSCRIPTIONS)
          .newestFirst()
          .filter(
              subscription -> subscription.fields().path("customer").asText().equals(record.id()))
          .filter(subscription -> !subscription.fields().path("status").asText().equals(CANCELED))
          .forEach(subscription -> cancel(subscription.id()));
    }
    ObjectNode was = render(object, record);
    store(object)
        .move(record.id(), Lifecycle.DELETED)
        .ifPresent(deleted -> tell(object, "deleted", deleted, was, Json.object()));
  }

  private void cancel(String id) {
    long now = clock.instant().getEpochSecond();
    StoredRecord canceled =
        store(StripeObject.SUBSCRIPTIONS)
            .change(
                id,
                fields ->
                    fields.put("status", CANCELED).put("canceled_at", now).put("ended_at", now),
                Lifecycle.LIVE);
    ObjectNode row = render(StripeObject.SUBSCRIPTIONS, canceled);
    tell(StripeObject.SUBSCRIPTIONS, "deleted", canceled, row, Json.object());
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
      StripeObject object,
      String change,
      StoredRecord record,
      ObjectNode row,
      ObjectNode previous) {
    eventCount++;
    events.addFirst(
        new Event(eventId(eventCount), object.eventType(change), record.modified(), row, previous));
  }

  private static String eventId(long number) {
    return String.format("evt_1S%012d", number);
  }

  /**
   * An event as the API shows it; its object was rendered at the account's version, whatever is
   * asked for.
   */
  static ObjectNode render(Event event) {
    ObjectNode body = Json.object();
    body.put("id", event.id()).put("object", "event").put("api_version", ACCOUNT_VERSION);
    body.put("created", event.created().getEpochSecond());
    ObjectNode data = body.putObject("data");
    data.set("object", event.object());
    if (event.type().endsWith(".updated")) {
      data.set("previous_attributes", event.previous());
    }
    body.put("livemode", false).put("pending_webhooks", 0);
    body.putObject("request").putNull("id").putNull("idempotency_key");
    return body.put("type", event.type());
  }
}
