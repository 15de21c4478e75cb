package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.SchemaDrifts;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** The rows of all objects and the drift of their shapes. Thread-safe. */
final class ZendeskState {
  private final Map<ZendeskObject, RecordStore> stores = new EnumMap<>(ZendeskObject.class);
  private final Map<ZendeskObject, CustomFields> customFields = new EnumMap<>(ZendeskObject.class);
  private final SchemaDrifts drifts = new SchemaDrifts();
  private final Identities identities = new Identities();
  private final Users users;
  private volatile String base = "";

  ZendeskState(Clock clock) {
    for (ZendeskObject object : ZendeskObject.values()) {
      stores.put(object, new RecordStore(clock));
      customFields.put(object, new CustomFields(object, clock));
    }
    users = new Users(store(ZendeskObject.USERS), customFields(ZendeskObject.USERS), identities);
  }

  void servedAt(String baseUri) {
    base = baseUri;
  }

  RecordStore store(ZendeskObject object) {
    return stores.get(object);
  }

  CustomFields customFields(ZendeskObject object) {
    return customFields.get(object);
  }

  Identities identities() {
    return identities;
  }

  Users users() {
    return users;
  }

  SchemaDrifts drifts() {
    return drifts;
  }

  ObjectNode render(ZendeskObject object, StoredRecord record) {
    ObjectNode row = object.render(record);
    row.put("url", url("/" + object.plural() + "/" + record.id() + ".json"));
    customFields(object).applyTo(row, record.modified());
    return drifts.apply(object.plural(), row);
  }

  String url(String path) {
    return base + "/api/v2" + path;
  }
}
