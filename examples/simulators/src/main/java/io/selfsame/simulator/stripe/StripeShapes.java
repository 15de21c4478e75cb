package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.SchemaDrifts;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What rows look like: today's drift, and what each version of the API changed. Versions start with
 * their dates, so their order is that of their texts. Thread-safe.
 */
final class StripeShapes {
  private final SchemaDrifts drifts = new SchemaDrifts();
  private final NavigableMap<String, SchemaDrifts> byVersion = new ConcurrentSkipListMap<>();
  private final Map<String, Set<String>> exact = new ConcurrentHashMap<>();
  private volatile boolean livemode;
  private volatile String accountVersion = StripeSimulator.DEFAULT_VERSION;

  void drift(StripeObject object, FieldDrift drift) {
    drifts.add(object.path(), drift);
  }

  void since(String version, StripeObject object, FieldDrift drift) {
    byVersion.computeIfAbsent(version, any -> new SchemaDrifts()).add(object.path(), drift);
  }

  void accountVersion(String version) {
    accountVersion = version;
  }

  String accountVersion() {
    return accountVersion;
  }

  void livemode(boolean live) {
    livemode = live;
  }

  boolean isLive() {
    return livemode;
  }

  /** From now on this row is shown as it was given, without the keys of its object's template. */
  void exact(StripeObject object, String id) {
    exact.computeIfAbsent(object.path(), any -> ConcurrentHashMap.newKeySet()).add(id);
  }

  /** A row as the API shows it at a version; a deleted one is only its id. */
  ObjectNode render(StripeObject object, StoredRecord record, String version) {
    if (!record.isLive()) {
      return Json.object()
          .put("id", record.id())
          .put("object", object.singular())
          .put("deleted", true);
    }
    if (exact.getOrDefault(object.path(), Set.of()).contains(record.id())) {
      return drifts.apply(object.path(), record.copyOfFields());
    }
    ObjectNode row = object.template().deepCopy();
    Json.merge(row, record.fields());
    row.put("id", record.id());
    row.put("created", record.created().getEpochSecond());
    if (row.has("livemode") && !record.fields().has("livemode")) {
      row.put("livemode", livemode);
    }
    drifts.apply(object.path(), row);
    byVersion.headMap(version, true).values().forEach(one -> one.apply(object.path(), row));
    return row;
  }
}
