package io.selfsame.warehouse;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.tables.GoneKeyTable;
import io.selfsame.warehouse.tables.GoneKeyTable.GoneKey;
import io.selfsame.warehouse.tables.KeyTable;
import io.selfsame.warehouse.tables.RecordTable;
import io.selfsame.warehouse.tables.StoredRecord;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Finds everything that is stored of a person who asked to be forgotten, and keeps hashes of their
 * keys, so that they are known again when another system still speaks of them. What happens to the
 * records then is what happens to any record a vendor erased.
 */
final class Erasure {
  private final Session session;
  private final GoneKeyTable goneKeys;

  Erasure(Session session, GoneKeyTable goneKeys) {
    this.session = session;
    this.goneKeys = goneKeys;
  }

  /**
   * The versions that erase everybody meant.
   *
   * @throws WarehouseException if a key is shared by so many that nobody can tell who is meant
   */
  List<RecordVersion> versions(List<ErasureRequest> requests)
      throws SQLException, WarehouseException {
    List<RecordVersion> versions = new ArrayList<>();
    for (ErasureRequest request : requests) {
      Map<RecordRef, StoredRecord> members = members(request);
      List<GoneKey> gone = new ArrayList<>();
      Set<Key> keys = new HashSet<>();
      members.forEach(
          (ref, record) -> {
            Set<Key> own = new HashSet<>(Set.of(Key.of(ref)));
            record.live().ifPresent(live -> own.addAll(live.linkingKeys()));
            own.forEach(key -> gone.add(new GoneKey(key, ref, true, request.at())));
            keys.addAll(own);
            versions.add(erased(ref, at(request, record)));
          });
      RecordRef named = named(request);
      if (request instanceof ErasureRequest.OfKey of) {
        gone.add(new GoneKey(of.key(), named, true, request.at()));
        keys.add(of.key());
      } else if (!members.containsKey(named)) {
        gone.add(new GoneKey(Key.of(named), named, true, request.at()));
        versions.add(erased(named, request.at()));
      }
      versions.addAll(deletedBefore(keys, request));
      goneKeys.keep(session, gone);
    }
    return versions;
  }

  private List<RecordVersion> deletedBefore(Set<Key> keys, ErasureRequest request)
      throws SQLException {
    List<RecordVersion> versions = new ArrayList<>();
    RecordTable.byRef(session, goneKeys.deleted(session, keys))
        .forEach(
            (ref, record) -> {
              if (record.live().isEmpty()) {
                versions.add(erased(ref, at(request, record)));
              }
            });
    return versions;
  }

  private Map<RecordRef, StoredRecord> members(ErasureRequest request)
      throws SQLException, WarehouseException {
    Map<RecordRef, StoredRecord> named =
        request instanceof ErasureRequest.OfKey of
            ? holders(of.key())
            : RecordTable.byRef(session, Set.of(named(request)));
    Set<UUID> profiles = new HashSet<>();
    named.values().forEach(record -> record.profile().ifPresent(profiles::add));
    Map<RecordRef, StoredRecord> members = new HashMap<>(named);
    members.putAll(RecordTable.inProfiles(session, profiles));
    return members;
  }

  private Map<RecordRef, StoredRecord> holders(Key key) throws SQLException, WarehouseException {
    if (!KeyTable.hubs(session, Set.of(key)).isEmpty()) {
      throw WarehouseException.ofRecord(
          0,
          "erasure-of-a-shared-key",
          "too many people share what it names: name one of the person's records instead");
    }
    Set<UUID> components = KeyTable.components(session, Set.of(key));
    Map<RecordRef, StoredRecord> holders =
        new HashMap<>(RecordTable.inComponents(session, components));
    holders
        .values()
        .removeIf(
            record -> record.live().map(LiveRecord::keys).filter(k -> k.contains(key)).isEmpty());
    return holders;
  }

  /** A request for a key stands beside the records under a name of its own. */
  private static RecordRef named(ErasureRequest request) {
    return request instanceof ErasureRequest.OfRecord of
        ? of.ref()
        : new RecordRef("erasure", "contact", "requested");
  }

  private static Instant at(ErasureRequest request, StoredRecord record) {
    Instant stored = record.state().changedAt();
    return stored.isAfter(request.at()) ? stored : request.at();
  }

  static RecordVersion erased(RecordRef ref, Instant at) {
    return new RecordVersion(
        ref,
        Operation.ERASE,
        Entity.PERSON,
        Optional.empty(),
        at,
        new TreeMap<>(),
        new TreeSet<>(),
        new TreeMap<>(),
        new TreeSet<>(),
        "",
        false);
  }
}
