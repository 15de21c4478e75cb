package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The events of one account that are still kept. Thread-safe. */
final class StripeEvents {
  /** One change, as Stripe keeps it; {@code listed}: from when on lists show it. */
  record Event(
      String id,
      String type,
      Instant created,
      Instant listed,
      String version,
      ObjectNode object,
      ObjectNode previous) {}

  private final Clock clock;
  private final String infix;
  private final List<Event> newestFirst = new ArrayList<>();
  private final Set<String> everMade = new HashSet<>();
  private Duration retention = Duration.ofDays(30);
  private Duration delay = Duration.ZERO;

  /**
   * @param infix makes ids of different accounts differ
   */
  StripeEvents(Clock clock, String infix) {
    this.clock = clock;
    this.infix = infix;
  }

  synchronized void keepFor(Duration kept) {
    retention = kept;
  }

  /** From now on events are listed this much later than they are made. */
  synchronized void listLate(Duration late) {
    delay = late;
  }

  synchronized void tell(
      String type, Instant created, String version, ObjectNode row, ObjectNode previous) {
    String id = String.format("evt_1%s%012d", infix, everMade.size() + 1);
    everMade.add(id);
    Event event = new Event(id, type, created, clock.instant().plus(delay), version, row, previous);
    int at = 0;
    while (at < newestFirst.size() && newestFirst.get(at).created().isAfter(created)) {
      at++;
    }
    newestFirst.add(at, event);
  }

  /** Those kept and listed, newest first. */
  synchronized List<Event> all() {
    Instant now = clock.instant();
    newestFirst.removeIf(event -> event.created().isBefore(now.minus(retention)));
    return newestFirst.stream().filter(event -> !event.listed().isAfter(now)).toList();
  }

  synchronized boolean everHad(String id) {
    return everMade.contains(id);
  }

  /**
   * An event as the API shows it; its object was rendered at the account's version of the time,
   * whatever is asked for.
   */
  static ObjectNode render(Event event, boolean livemode) {
    ObjectNode body = Json.object();
    body.put("id", event.id()).put("object", "event").put("api_version", event.version());
    body.put("created", event.created().getEpochSecond());
    ObjectNode data = body.putObject("data");
    data.set("object", event.object());
    if (event.type().endsWith(".updated")) {
      data.set("previous_attributes", event.previous());
    }
    body.put("livemode", livemode).put("pending_webhooks", 0);
    body.putObject("request").putNull("id").putNull("idempotency_key");
    return body.put("type", event.type());
  }
}
