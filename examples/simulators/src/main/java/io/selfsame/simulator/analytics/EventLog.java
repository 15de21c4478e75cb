package io.selfsame.simulator.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.SchemaDrifts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Events by the time they were uploaded; exports show them some time later. An event that was sent
 * twice is there twice. Thread-safe.
 */
final class EventLog {
  private static final String EVENTS = "events";

  private final Clock clock;
  private final Map<String, Event> events = new LinkedHashMap<>();
  private final SchemaDrifts drifts = new SchemaDrifts();
  private Duration late = Duration.ZERO;
  private long uploads;

  EventLog(Clock clock) {
    this.clock = clock;
  }

  /** One upload of an event. */
  record Event(String id, Instant uploaded, Instant shown, ObjectNode fields) {}

  /** From now on exports show an event this much later than it was uploaded. */
  synchronized void showLate(Duration delay) {
    late = delay;
  }

  /** Uploads an event, once more if there is one of that id. */
  synchronized void upload(String id, ObjectNode fields) {
    load(id, fields, clock.instant());
  }

  synchronized void load(String id, ObjectNode fields, Instant at) {
    events.put(id + "/" + uploads++, new Event(id, at, at.plus(late), fields.deepCopy()));
  }

  /** Takes all uploads of an event out, as a deletion of a user's data does. */
  synchronized void remove(String id) {
    events.values().removeIf(event -> event.id().equals(id));
  }

  /** Events uploaded from {@code from} and before {@code until} that exports show by now. */
  synchronized List<Event> between(Instant from, Instant until) {
    Instant now = clock.instant();
    return events.values().stream()
        .filter(event -> !event.uploaded().isBefore(from) && event.uploaded().isBefore(until))
        .filter(event -> !event.shown().isAfter(now))
        .toList();
  }

  synchronized long count() {
    return events.values().stream().map(Event::id).distinct().count();
  }

  void drift(FieldDrift drift) {
    drifts.add(EVENTS, drift);
  }

  /** The fields of an event over those of a template, in the present shape. */
  ObjectNode shaped(ObjectNode template, Event event) {
    ObjectNode row = template.deepCopy();
    Json.merge(row, event.fields());
    return drifts.apply(EVENTS, row);
  }

  static void requireEvents(String object) {
    if (!object.equals(EVENTS)) {
      throw new IllegalArgumentException("There is no object of that name: expected events");
    }
  }
}
