package io.selfsame.warehouse.tables;

import io.selfsame.resolution.Key;
import io.selfsame.resolution.RecordRef;
import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What a profile is made of, as JSON.
 *
 * @param records {@code [["crm","Contact","1"], ...]}
 * @param keys {@code [["email","a@x.org"], ...]}
 */
public record ProfileContents(String records, String keys) {
  /** Of a profile without records. */
  public static final ProfileContents NONE = new ProfileContents("[]", "[]");

  private static final Column PROFILE = new Column("profile_id", ColumnType.UUID);

  /** Reads what some profiles are made of. */
  public static Map<UUID, ProfileContents> of(Session session, Collection<UUID> profiles)
      throws SQLException {
    if (profiles.isEmpty()) {
      return Map.of();
    }
    Staged staged = Staged.of(List.of(PROFILE), profiles.stream().map(Row::new).toList());
    String sql =
        "SELECT r.profile_id, r.source, r.object, r.record_id, r.keys FROM %s JOIN profile_records r ON %s"
            .formatted(Staged.PLACE, staged.matches("r"));
    SortedMap<UUID, SortedSet<RecordRef>> records = new TreeMap<>();
    Map<UUID, SortedSet<Key>> keys = new HashMap<>();
    List<ColumnType> types =
        List.of(
            ColumnType.UUID, ColumnType.TEXT, ColumnType.TEXT, ColumnType.TEXT, ColumnType.JSON);
    for (Row row : session.query(sql, staged, types)) {
      UUID profile = row.require(0, UUID.class);
      records
          .computeIfAbsent(profile, id -> new TreeSet<>())
          .add(new RecordRef(row.text(1), row.text(2), row.text(3)));
      keys.computeIfAbsent(profile, id -> new TreeSet<>()).addAll(Json.keys(row.text(4)));
    }
    Map<UUID, ProfileContents> contents = new HashMap<>();
    records.forEach(
        (profile, refs) ->
            contents.put(
                profile, new ProfileContents(Json.refs(refs), Json.keys(keys.get(profile)))));
    return contents;
  }
}
