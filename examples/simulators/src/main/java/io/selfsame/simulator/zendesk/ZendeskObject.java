package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.StoredRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The objects served, each with the shape of its rows and with what deleting one does. */
enum ZendeskObject {
  USERS("user"),
  ORGANIZATIONS("organization"),
  TICKETS("ticket"),
  GROUPS("group");

  private final String singular;
  private final transient ObjectNode template;

  ZendeskObject(String singular) {
    this.singular = singular;
    this.template = (ObjectNode) Json.resource(ZendeskObject.class, plural() + ".json");
  }

  static Optional<ZendeskObject> named(String plural) {
    for (ZendeskObject object : values()) {
      if (object.plural().equals(plural)) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  String plural() {
    return name().toLowerCase(Locale.ROOT);
  }

  String singular() {
    return singular;
  }

  /** Whether there is an incremental export, and custom fields. */
  boolean isExported() {
    return this != GROUPS;
  }

  /** The member of a row that holds the values of custom fields. */
  String fieldsMember() {
    return this == TICKETS ? "custom_fields" : singular + "_fields";
  }

  /** The list of definitions of the custom fields. */
  String definitions() {
    return singular + "_fields";
  }

  /**
   * A row as the API shows it: all keys of its kind, then what the record says. A ticket that was
   * changed by the system keeps the {@code updated_at} it had.
   */
  ObjectNode render(StoredRecord record) {
    ObjectNode row = template.deepCopy();
    Json.merge(row, record.fields());
    row.put("id", Long.parseLong(record.id()));
    row.put("created_at", time(record.created()));
    if (this != TICKETS || !record.fields().hasNonNull("updated_at")) {
      row.put("updated_at", time(record.modified()));
    }
    if (this == TICKETS) {
      row.put("generated_timestamp", record.modified().getEpochSecond());
    }
    return row;
  }

  /** What deleting changes; name, phone, tags and user fields of a user survive. */
  ObjectNode whenDeleted(ObjectNode fields) {
    return switch (this) {
      case USERS -> {
        fields.put("active", false).put("verified", false);
        fields.putNull("email").putNull("external_id");
        yield fields;
      }
      case TICKETS -> fields.put("status", "deleted");
      case ORGANIZATIONS, GROUPS -> fields;
    };
  }

  /** What a permanent deletion leaves of a user. */
  static ObjectNode whenErased(ObjectNode fields) {
    fields.removeAll();
    return fields
        .put("name", "Permanently Deleted User")
        .put("active", false)
        .put("verified", false);
  }

  /** Whether exports show a record: users and tickets also when deleted, organizations not. */
  boolean exports(StoredRecord record) {
    return this == ORGANIZATIONS ? record.isLive() : true;
  }

  /** Whether lists show a record. */
  static boolean lists(StoredRecord record) {
    return record.lifecycle() == Lifecycle.LIVE;
  }

  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
