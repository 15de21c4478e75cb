package io.selfsame.sink.changes;

import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.Entity;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Statement;
import io.selfsame.warehouse.Batch;
import io.selfsame.warehouse.IncomingRecord;
import io.selfsame.warehouse.PartitionId;
import io.selfsame.warehouse.Warehouse;
import io.selfsame.warehouse.WarehouseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes people into a warehouse, one record at a time. */
final class People {
  private static final PartitionId PARTITION = new PartitionId("people", 0);

  private final Warehouse warehouse;
  private long offset;

  People(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  void know(String id, String given, String email) throws WarehouseException {
    write(id, Operation.UPSERT, given, email);
  }

  void erase(String id) throws WarehouseException {
    write(id, Operation.ERASE, "", "");
  }

  private void write(String id, Operation op, String given, String email)
      throws WarehouseException {
    boolean gone = op != Operation.UPSERT;
    TreeMap<String, Statement> statements = new TreeMap<>();
    if (!gone) {
      statements.put(
          "marketing_email",
          new Statement("marketing_email", ConsentStatus.DENIED, Optional.empty(), "field"));
    }
    RecordVersion version =
        new RecordVersion(
            new RecordRef("crm", "Contact", id),
            op,
            Entity.PERSON,
            Optional.of(Instant.ofEpochSecond(1_700_000_000L + Integer.parseInt(id))),
            Instant.ofEpochSecond(1_700_100_000L + offset),
            gone ? new TreeMap<>() : new TreeMap<>(Map.of("given_name", given)),
            gone ? new TreeSet<>() : new TreeSet<>(List.of(new Key("email", email))),
            statements,
            new TreeSet<>(),
            "test",
            false);
    IncomingRecord record = new IncomingRecord(version, Optional.empty(), PARTITION, offset);
    offset++;
    warehouse.apply(new Batch("sink", List.of(record), Map.of(PARTITION, offset), Map.of()));
  }
}
