package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.Lifecycle;
import io.selfsame.simulator.store.RecordStore;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.SchemaDrifts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The records of a portal, its properties, merges and e-mail subscriptions. A store's visible
 * versions are what the search index knows; its newest ones are what is read by id. Thread-safe.
 */
final class HubspotState {
  private final Map<HubspotObject, RecordStore> stores = new EnumMap<>(HubspotObject.class);
  private final Map<HubspotObject, PropertyDefinitions> properties =
      new EnumMap<>(HubspotObject.class);
  private final Map<HubspotObject, Map<String, String>> winners =
      new EnumMap<>(HubspotObject.class);
  private final SchemaDrifts drifts = new SchemaDrifts();
  private final Subscriptions subscriptions = new Subscriptions();

  HubspotState(Clock clock) {
    for (HubspotObject object : HubspotObject.values()) {
      stores.put(object, new RecordStore(clock));
      properties.put(object, new PropertyDefinitions(object, clock));
      winners.put(object, new ConcurrentHashMap<>());
    }
  }

  RecordStore store(HubspotObject object) {
    return stores.get(object);
  }

  PropertyDefinitions properties(HubspotObject object) {
    return properties.get(object);
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  /** From now on the search index learns of a change this much later. */
  void delayIndex(Duration lag) {
    stores.values().forEach(store -> store.delayVisibility(lag));
  }

  /** The newest version of a record; a merged one leads to the record it was merged into. */
  Optional<StoredRecord> read(HubspotObject object, String id) {
    Map<String, String> merged = winners.get(object);
    String current = id;
    while (merged.containsKey(current)) {
      current = merged.get(current);
    }
    return store(object).newest(current);
  }

  boolean isMergedAway(HubspotObject object, String id) {
    return winners.get(object).containsKey(id);
  }

  /** Merges a record into another, which remembers the ids it took in. */
  StoredRecord merge(HubspotObject object, String winner, String loser, Instant now) {
    StoredRecord gone =
        store(object)
            .newest(loser)
            .orElseThrow(() -> new IllegalArgumentException("No record of the id to merge"));
    store(object).move(loser, Lifecycle.ERASED);
    winners.get(object).put(loser, winner);
    return store(object)
        .change(
            winner,
            fields -> {
              ObjectNode all = gone.copyOfFields();
              fields
                  .properties()
                  .forEach(
                      field -> {
                        if (!field.getValue().isNull()) {
                          all.set(field.getKey(), field.getValue());
                        }
                      });
              append(all, HubspotObject.MERGED, loser);
              if (object == HubspotObject.CONTACTS) {
                append(all, "hs_calculated_merged_vids", loser + ":" + now.toEpochMilli());
              }
              return all;
            },
            Lifecycle.LIVE);
  }

  void drift(HubspotObject object, FieldDrift drift) {
    properties(object).apply(drift);
    // Values are sent as they were typed in, whatever the definition says of their type.
    if (!(drift instanceof FieldDrift.Retype)) {
      drifts.add(object.plural(), drift);
    }
  }

  /** All properties of a record that are defined, as text; those never set are missing. */
  ObjectNode values(HubspotObject object, StoredRecord record) {
    ObjectNode values = drifts.apply(object.plural(), record.copyOfFields());
    values.put(HubspotObject.ID, record.id());
    values.put(HubspotObject.CREATED, time(record.created()));
    values.put(object.modifiedProperty(), time(record.modified()));
    if (object == HubspotObject.CONTACTS) {
      subscriptions.describe(values);
    }
    ObjectNode defined = Json.object();
    values
        .properties()
        .forEach(
            value -> {
              if (properties(object).isLive(value.getKey())) {
                defined.set(
                    value.getKey(),
                    value.getValue().isNull() || value.getValue().isPojo()
                        ? value.getValue()
                        : defined.textNode(value.getValue().asText()));
              }
            });
    return defined;
  }

  static String time(Instant instant) {
    // Always with milliseconds, as recorded.
    String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
    return text.length() == "2026-01-01T00:00:00Z".length() ? text.replace("Z", ".000Z") : text;
  }

  private static void append(ObjectNode fields, String name, String value) {
    String before = fields.path(name).asText("");
    fields.put(name, before.isEmpty() || before.equals("null") ? value : before + ";" + value);
  }
}
