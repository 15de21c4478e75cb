package io.selfsame.simulator.intercom;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.SchemaDrifts;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The contacts and companies of a workspace. Thread-safe. */
final class IntercomState {
  private final Map<IntercomObject, RecordStore> stores = new EnumMap<>(IntercomObject.class);
  private final SchemaDrifts drifts = new SchemaDrifts();

  IntercomState(Clock clock) {
    for (IntercomObject object : IntercomObject.values()) {
      stores.put(object, new RecordStore(clock));
    }
  }

  RecordStore store(IntercomObject object) {
    return stores.get(object);
  }

  SchemaDrifts drifts() {
    return drifts;
  }

  void write(IntercomObject object, String id, ObjectNode patch) {
    store(object).merge(id, patch);
  }

  /** Deleted or archived, no search shows it; there is no list of those. */
  void delete(IntercomObject object, String id) {
    store(object).move(id, Lifecycle.ERASED);
  }

  /** A lead's conversations and tags go to the user; the lead is gone. */
  void merge(String lead, String user) {
    StoredRecord from = find(lead);
    StoredRecord into = find(user);
    if (!from.isLive()
        || !into.isLive()
        || !role(from).equals("lead")
        || !role(into).equals("user")) {
      throw new IllegalArgumentException("Merging needs a lead and a user");
    }
    delete(IntercomObject.CONTACTS, lead);
    store(IntercomObject.CONTACTS).move(user, Lifecycle.LIVE);
  }

  StoredRecord find(String contact) {
    return store(IntercomObject.CONTACTS).find(contact).orElseThrow(IntercomProblems::notFound);
  }

  List<ObjectNode> live(IntercomObject object) {
    return store(object)
        .all()
        .filter(StoredRecord::isLive)
        .map(record -> render(object, record))
        .toList();
  }

  ObjectNode render(IntercomObject object, StoredRecord record) {
    return drifts.apply(object.plural(), object.render(record));
  }

  /** What {@code GET /data_attributes?model=} says of the top-level members and own attributes. */
  ArrayNode attributes(IntercomObject object) {
    ArrayNode all = Json.array();
    StoredRecord blank = StoredRecord.live("", Json.object(), Instant.EPOCH, Instant.EPOCH);
    ObjectNode sample = render(object, blank);
    sample
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isValueNode() && !member.getKey().equals("type")) {
                all.add(Attributes.described(object, member.getKey(), member.getValue(), false));
              }
            });
    live(object).stream()
        .flatMap(row -> row.path("custom_attributes").properties().stream())
        .collect(Attributes.firstOfEachName())
        .forEach((name, value) -> all.add(Attributes.described(object, name, value, true)));
    return all;
  }

  private static String role(StoredRecord contact) {
    return contact.fields().path("role").asText("user");
  }
}
