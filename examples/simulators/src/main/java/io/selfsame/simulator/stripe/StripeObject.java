package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.StoredRecord;
import java.util.Locale;
import java.util.Optional;

/** The objects served, each with all keys of its rows. */
enum StripeObject {
  CUSTOMERS("customer", "customer"),
  SUBSCRIPTIONS("subscription", "customer.subscription"),
  INVOICES("invoice", "invoice");

  private final String singular;
  private final String eventPrefix;
  private final transient ObjectNode template;

  StripeObject(String singular, String eventPrefix) {
    this.singular = singular;
    this.eventPrefix = eventPrefix;
    this.template = (ObjectNode) Json.resource(StripeObject.class, plural() + ".json");
  }

  static Optional<StripeObject> named(String plural) {
    for (StripeObject object : values()) {
      if (object.plural().equals(plural)) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  String plural() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of the event that tells of a change, for example {@code customer.updated}. */
  String eventType(String change) {
    return eventPrefix + "." + change;
  }

  /** A row as the API shows it; a deleted one is only its id. */
  ObjectNode render(StoredRecord record) {
    if (!record.isLive()) {
      return Json.object().put("id", record.id()).put("object", singular).put("deleted", true);
    }
    ObjectNode row = template.deepCopy();
    Json.merge(row, record.fields());
    row.put("id", record.id());
    row.put("created", record.created().getEpochSecond());
    return row;
  }
}
