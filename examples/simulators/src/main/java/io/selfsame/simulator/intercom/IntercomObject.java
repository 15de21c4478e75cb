package io.selfsame.simulator.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.StoredRecord;
import java.util.Locale;

/** The objects of a workspace. Times are seconds of the epoch. */
enum IntercomObject {
  CONTACTS,
  COMPANIES;

  private final ObjectNode template;

  IntercomObject() {
    template = (ObjectNode) Json.resource(IntercomObject.class, plural() + ".json");
  }

  static IntercomObject named(String name) {
    for (IntercomObject object : values()) {
      if (object.plural().equals(name.toLowerCase(Locale.ROOT))) {
        return object;
      }
    }
    throw new IllegalArgumentException(
        "Intercom has no object of that name: expected contacts or companies");
  }

  String plural() {
    return name().toLowerCase(Locale.ROOT);
  }

  ObjectNode render(StoredRecord record) {
    ObjectNode row = template.deepCopy();
    Json.merge(row, record.fields());
    return row.put("id", record.id())
        .put("created_at", record.created().getEpochSecond())
        .put("updated_at", record.modified().getEpochSecond());
  }
}
