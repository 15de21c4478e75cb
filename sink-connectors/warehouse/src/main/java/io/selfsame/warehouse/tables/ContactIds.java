package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.CONTACT_POINT_CONSENTS;
import static io.selfsame.warehouse.tables.Tables.WAREHOUSE_SETTINGS;

import io.selfsame.resolution.Key;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names for addresses and numbers that can be published, and stay behind, where the address itself
 * must not: keyed hashes. Their secret comes from that of the suppressions when the warehouse is
 * first used and stays the same when that is rotated, so a contact point never changes its name.
 */
public final class ContactIds {
  private static final String SECRET = "contact_id_secret";

  private final KeyHash hash;

  private ContactIds(KeyHash hash) {
    this.hash = hash;
  }

  /** Finds the secret or makes it, and names contact points stored before they had names. */
  public static ContactIds settle(Session session, KeyHash suppressions) throws SQLException {
    String sql = "SELECT w.setting FROM warehouse_settings w WHERE w.name = '%s'".formatted(SECRET);
    Optional<String> stored =
        session.query(sql, Staged.NOTHING, List.of(ColumnType.TEXT)).stream()
            .findFirst()
            .map(row -> row.text(0));
    String secret = stored.orElseGet(() -> suppressions.derived(SECRET));
    ContactIds ids = new ContactIds(new KeyHash(secret));
    if (stored.isEmpty()) {
      session.insert(WAREHOUSE_SETTINGS, List.of(new Row(SECRET, secret)));
      ids.nameAll(session);
    }
    return ids;
  }

  /** The name of a contact point. */
  public String of(Key key) {
    return hash.of(key);
  }

  private void nameAll(Session session) throws SQLException {
    String sql =
        "SELECT %s FROM contact_point_consents c WHERE c.contact_id IS NULL"
            .formatted(CONTACT_POINT_CONSENTS.select("c"));
    List<Row> named = new ArrayList<>();
    for (Row row : session.query(sql, Staged.NOTHING, CONTACT_POINT_CONSENTS.types())) {
      named.add(
          new Row(
              row.text(0),
              row.text(1),
              row.text(2),
              row.text(3),
              row.uuid(4),
              of(new Key(row.text(0), row.text(1)))));
    }
    session.replace(CONTACT_POINT_CONSENTS, named);
  }
}
