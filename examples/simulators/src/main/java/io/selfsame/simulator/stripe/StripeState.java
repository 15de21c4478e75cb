package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The rows and the events of one account. Thread-safe. */
final class StripeState {
  private static final String CANCELED = "canceled";

  private final Clock clock;
  private final StripeObjects objects;
  private final StripeShapes shapes;
  private final Map<String, RecordStore> stores = new ConcurrentHashMap<>();
  private final StripeEvents events;

  StripeState(Clock clock, StripeObjects objects, StripeShapes shapes, String infix) {
    this.clock = clock;
    this.objects = objects;
    this.shapes = shapes;
    this.events = new StripeEvents(clock, infix);
  }

  RecordStore store(StripeObject object) {
    return stores.computeIfAbsent(object.path(), any -> new RecordStore(clock));
  }

  StripeEvents events() {
    return events;
  }

  StripeShapes shapes() {
    return shapes;
  }

  /** Makes or changes a row and tells of it in an event, unless nothing about it changed. */
  StoredRecord change(StripeObject object, String id, UnaryOperator<ObjectNode> change) {
    Optional<ObjectNode> before = shown(object, id);
    StoredRecord changed = store(object).change(id, change, Lifecycle.LIVE);
    tellOfChange(object, changed, before);
    return changed;
  }

  /** Makes a row exactly this, its time of creation that of the payload if it has one. */
  void replace(StripeObject object, String id, ObjectNode payload) {
    Optional<ObjectNode> before = shown(object, id);
    JsonNode created = payload.path("created");
    Instant now = clock.instant();
    StoredRecord record =
        StoredRecord.live(
            id,
            payload.deepCopy().put("id", id),
            created.isIntegralNumber() ? Instant.ofEpochSecond(created.asLong()) : now,
            now);
    shapes.exact(object, id);
    tellOfChange(object, store(object).load(record), before);
  }

  /** Changes a row as {@link #change} does, but tells nobody, as Stripe at times does not. */
  void changeSilently(StripeObject object, String id, UnaryOperator<ObjectNode> change) {
    store(object).change(id, change, Lifecycle.LIVE);
  }

  /**
   * Deletes a row and tells of it; the event shows the row as it was. A subscription is canceled
   * instead and stays readable; those of a deleted customer are canceled with it.
   */
  void delete(StripeObject object, String id) {
    store(object).find(id).filter(StoredRecord::isLive).ifPresent(record -> delete(object, record));
  }

  /** Tells once more of a row as it is now, as if it had happened at another time. */
  void tell(StripeObject object, String id, String change, Instant at) {
    StoredRecord record = store(object).find(id).orElseThrow();
    events.tell(
        object.eventType(change),
        at,
        shapes.accountVersion(),
        shown(object, record),
        Json.object());
  }

  private void delete(StripeObject object, StoredRecord record) {
    if (object.isSubscription()) {
      cancel(object, record.id());
      return;
    }
    if (object.isCustomer()) {
      cancelSubscriptionsOf(record.id());
    }
    ObjectNode was = shown(object, record);
    store(object)
        .move(record.id(), Lifecycle.DELETED)
        .ifPresent(deleted -> tell(object, "deleted", deleted, was, Json.object()));
  }

  private void cancelSubscriptionsOf(String customer) {
    StripeObject subscriptions = objects.named("subscriptions");
    store(subscriptions)
        .newestFirst()
        .filter(subscription -> subscription.fields().path("customer").asText().equals(customer))
        .filter(subscription -> !subscription.fields().path("status").asText().equals(CANCELED))
        .forEach(subscription -> cancel(subscriptions, subscription.id()));
  }

  private void cancel(StripeObject object, String id) {
    long now = clock.instant().getEpochSecond();
    UnaryOperator<ObjectNode> end =
        fields -> fields.put("status", CANCELED).put("canceled_at", now).put("ended_at", now);
    StoredRecord canceled = store(object).change(id, end, Lifecycle.LIVE);
    tell(object, "deleted", canceled, shown(object, canceled), Json.object());
  }

  private void tellOfChange(
      StripeObject object, StoredRecord changed, Optional<ObjectNode> before) {
    ObjectNode after = shown(object, changed);
    ObjectNode previous =
        before.map(row -> PreviousAttributes.of(row, after)).orElseGet(Json::object);
    if (before.isEmpty()) {
      tell(object, "created", changed, after, previous);
    } else if (!previous.isEmpty()) {
      tell(object, "updated", changed, after, previous);
    }
  }

  private void tell(
      StripeObject object,
      String change,
      StoredRecord record,
      ObjectNode row,
      ObjectNode previous) {
    events.tell(
        object.eventType(change), record.modified(), shapes.accountVersion(), row, previous);
  }

  private Optional<ObjectNode> shown(StripeObject object, String id) {
    return store(object).find(id).filter(StoredRecord::isLive).map(row -> shown(object, row));
  }

  private ObjectNode shown(StripeObject object, StoredRecord record) {
    return shapes.render(object, record, shapes.accountVersion());
  }
}
