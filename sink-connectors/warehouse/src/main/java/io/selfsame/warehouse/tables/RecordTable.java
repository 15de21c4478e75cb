package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.PROFILE_RECORDS;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.Grave;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordState;
import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** The crosswalk, {@code profile_records}. */
public final class RecordTable {
  private static final String DELETED = "DELETED";
  private static final String ERASED = "ERASED";
  private static final String LIVE = "LIVE";
  private static final Column PROFILE = new Column("profile_id", ColumnType.UUID);
  private static final Column COMPONENT = new Column("component_id", ColumnType.UUID);

  private static final int STATE = 3;
  private static final int PROFILE_ID = 4;
  private static final int COMPONENT_ID = 5;
  private static final int ENTITY = 6;
  private static final int CREATED_AT = 7;
  private static final int CHANGED_AT = 8;
  private static final int ATTRIBUTES = 9;
  private static final int KEYS = ATTRIBUTES + Tables.ATTRIBUTES.size();
  private static final int STATEMENTS = KEYS + 1;
  private static final int ALIASES = KEYS + 2;
  private static final int RULES_VERSION = KEYS + 3;
  private static final int BELONGS = KEYS + 4;
  private static final int WIDTH = KEYS + 5;

  private RecordTable() {}

  /** What is known of some records. */
  public static Map<RecordRef, StoredRecord> byRef(Session session, Collection<RecordRef> refs)
      throws SQLException {
    Staged staged =
        Staged.of(PROFILE_RECORDS.keyColumns(), refs.stream().map(RecordTable::ref).toList());
    return read(session, staged);
  }

  /** All records of some components. */
  public static Map<RecordRef, StoredRecord> inComponents(
      Session session, Collection<UUID> components) throws SQLException {
    return read(session, Staged.of(List.of(COMPONENT), components.stream().map(Row::new).toList()));
  }

  /** The records that some uuids of the tables of pairs stand for. */
  public static Map<RecordRef, StoredRecord> byUuid(Session session, Collection<UUID> uuids)
      throws SQLException {
    if (uuids.isEmpty()) {
      return Map.of();
    }
    Staged staged =
        Staged.of(Tables.MATCH_RECORDS.keyColumns(), uuids.stream().map(Row::new).toList());
    String sql =
        """
        SELECT %s FROM %s JOIN match_records m ON %s JOIN profile_records r
          ON r.source = m.source AND r.object = m.object AND r.record_id = m.record_id
        """
            .formatted(PROFILE_RECORDS.select("r"), Staged.PLACE, staged.matches("m"));
    return records(session.query(sql, staged, PROFILE_RECORDS.types()));
  }

  /** All records of some profiles. */
  public static Map<RecordRef, StoredRecord> inProfiles(Session session, Collection<UUID> profiles)
      throws SQLException {
    return read(session, Staged.of(List.of(PROFILE), profiles.stream().map(Row::new).toList()));
  }

  /** The three columns that name a record. */
  public static Row ref(RecordRef ref) {
    return new Row(ref.source(), ref.object(), ref.id());
  }

  /** A record as a row. */
  public static Row row(StoredRecord record) {
    Object[] values = new Object[WIDTH];
    RecordState state = record.state();
    values[0] = state.ref().source();
    values[1] = state.ref().object();
    values[2] = state.ref().id();
    values[PROFILE_ID] = record.profile();
    values[COMPONENT_ID] = record.component();
    values[CHANGED_AT] = state.changedAt();
    if (state instanceof LiveRecord live) {
      fill(values, live);
    } else if (state instanceof Grave grave) {
      values[STATE] = grave.erased() ? ERASED : DELETED;
    }
    return new Row(values);
  }

  private static void fill(Object[] values, LiveRecord live) {
    values[STATE] = LIVE;
    values[ENTITY] = live.entity().name();
    values[CREATED_AT] = live.createdAt();
    for (int i = 0; i < Tables.ATTRIBUTES.size(); i++) {
      values[ATTRIBUTES + i] = live.attributes().get(Tables.ATTRIBUTES.get(i));
    }
    values[KEYS] = Json.keys(live.keys());
    values[STATEMENTS] = Json.statements(live.statements());
    values[ALIASES] = Json.refs(live.aliases());
    values[RULES_VERSION] = live.rulesVersion();
    values[BELONGS] = live.belongs();
  }

  private static Map<RecordRef, StoredRecord> read(Session session, Staged staged)
      throws SQLException {
    if (staged.rows().isEmpty()) {
      return new HashMap<>();
    }
    String sql =
        "SELECT %s FROM %s JOIN profile_records r ON %s"
            .formatted(PROFILE_RECORDS.select("r"), Staged.PLACE, staged.matches("r"));
    return records(session.query(sql, staged, PROFILE_RECORDS.types()));
  }

  private static Map<RecordRef, StoredRecord> records(List<Row> rows) {
    Map<RecordRef, StoredRecord> records = new HashMap<>();
    for (Row row : rows) {
      RecordRef ref = new RecordRef(row.text(0), row.text(1), row.text(2));
      records.put(
          ref, new StoredRecord(state(ref, row), row.uuid(PROFILE_ID), row.uuid(COMPONENT_ID)));
    }
    return records;
  }

  private static RecordState state(RecordRef ref, Row row) {
    Instant changedAt = row.require(CHANGED_AT, Instant.class);
    String state = row.text(STATE);
    if (!state.equals(LIVE)) {
      return new Grave(ref, changedAt, state.equals(ERASED));
    }
    SortedMap<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < Tables.ATTRIBUTES.size(); i++) {
      Optional<String> value = row.maybeText(ATTRIBUTES + i);
      if (value.isPresent()) {
        attributes.put(Tables.ATTRIBUTES.get(i), value.get());
      }
    }
    return new LiveRecord(
        ref,
        Entity.valueOf(row.text(ENTITY)),
        row.instant(CREATED_AT),
        changedAt,
        attributes,
        Json.keys(row.text(KEYS)),
        Json.statements(row.text(STATEMENTS)),
        Json.refs(row.text(ALIASES)),
        row.text(RULES_VERSION),
        row.isTrue(BELONGS));
  }

  /** Writes what differs from what was there. */
  public static void write(
      Session session, Map<RecordRef, StoredRecord> before, Map<RecordRef, StoredRecord> after)
      throws SQLException {
    List<Row> added = new ArrayList<>();
    List<Row> changed = new ArrayList<>();
    after.forEach(
        (ref, record) -> {
          StoredRecord was = before.get(ref);
          if (was == null) {
            added.add(row(record));
          } else if (!was.equals(record)) {
            changed.add(row(record));
          }
        });
    session.insert(PROFILE_RECORDS, added);
    session.replace(PROFILE_RECORDS, changed);
  }
}
