package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.CONTACT_POINT_CONSENTS;
import static io.selfsame.warehouse.tables.Tables.HUB_CONSENT_COUNTS;
import static io.selfsame.warehouse.tables.Tables.HUB_KEYS;

import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.Key;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import io.selfsame.warehouse.sql.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What holds for each address and number. Those of a linking key belong to its component, whose
 * profiles are all at hand whenever one changes. A hub's holders are not, so for hubs the profiles
 * are counted by status.
 */
public final class ContactPointTable {
  private static final OwnedRows LINKING = new OwnedRows(CONTACT_POINT_CONSENTS, "component_id");
  private static final UUID NO_COMPONENT = new UUID(0, 0);

  private final ContactIds ids;
  private final Journal journal;

  /**
   * @param journal is told of each row that differs
   */
  public ContactPointTable(ContactIds ids, Journal journal) {
    this.ids = ids;
    this.journal = journal;
  }

  /**
   * Profiles that hold a key and have a status for a purpose.
   *
   * @param purpose empty where profiles are counted whatever they say
   * @param status empty where the purpose is
   */
  public record Count(Key key, String purpose, String status) {
    /** The count of all profiles that hold a key. */
    public static Count ofHolders(Key key) {
      return new Count(key, "", "");
    }

    private Row row() {
      return new Row(key.type(), key.value(), purpose, status);
    }
  }

  /** The most restrictive status of a purpose at a contact point. */
  public record PointConsent(Key key, String purpose, ConsentStatus status) {
    private Row row(UUID component, ContactIds ids) {
      return new Row(key.type(), key.value(), purpose, status.name(), component, ids.of(key));
    }
  }

  /** Makes the contact points of components be as given. */
  public void become(
      Session session, Collection<UUID> componentsBefore, Map<PointConsent, UUID> consents)
      throws SQLException {
    List<Row> rows = new ArrayList<>();
    consents.forEach((consent, component) -> rows.add(consent.row(component, ids)));
    note(LINKING.become(session, componentsBefore, rows).keys());
  }

  /** Forgets hubs that are hubs no more. */
  public void remove(Session session, Collection<Key> hubs) throws SQLException {
    note(
        read(session, CONTACT_POINT_CONSENTS, hubs).stream()
            .map(CONTACT_POINT_CONSENTS::keyOf)
            .toList());
    List<Row> rows = hubs.stream().map(KeyTable::row).toList();
    session.delete(HUB_CONSENT_COUNTS, HUB_KEYS.keyColumns(), rows);
    session.delete(CONTACT_POINT_CONSENTS, HUB_KEYS.keyColumns(), rows);
  }

  /** The counts of some hubs. */
  public static Map<Count, Long> counts(Session session, Collection<Key> hubs) throws SQLException {
    Map<Count, Long> counts = new HashMap<>();
    for (Row row : read(session, HUB_CONSENT_COUNTS, hubs)) {
      counts.put(
          new Count(new Key(row.text(0), row.text(1)), row.text(2), row.text(3)), row.number(4));
    }
    return counts;
  }

  /**
   * Stores new counts of hubs and what follows from them.
   *
   * @param after all counts of those hubs; none is 0
   */
  public void writeHubs(
      Session session,
      Collection<Key> hubs,
      Map<Count, Long> before,
      Map<Count, Long> after,
      Collection<PointConsent> consents)
      throws SQLException {
    List<Row> stored = new ArrayList<>();
    before.forEach((count, profiles) -> stored.add(row(count, profiles)));
    List<Row> wanted = new ArrayList<>();
    after.forEach((count, profiles) -> wanted.add(row(count, profiles)));
    RowDifference.of(HUB_CONSENT_COUNTS, stored, wanted).write(session);
    RowDifference difference =
        RowDifference.of(
            CONTACT_POINT_CONSENTS,
            read(session, CONTACT_POINT_CONSENTS, hubs),
            consents.stream().map(consent -> consent.row(NO_COMPONENT, ids)).toList());
    difference.write(session);
    note(difference.keys());
  }

  private void note(List<Row> keys) {
    for (Row key : keys) {
      journal.changed(
          ChangeKind.CONTACT_POINT, ids.of(new Key(key.text(0), key.text(1))), key.text(2));
    }
  }

  private static List<Row> read(Session session, Table table, Collection<Key> keys)
      throws SQLException {
    if (keys.isEmpty()) {
      return List.of();
    }
    Staged staged = KeyTable.staged(keys);
    String sql =
        "SELECT %s FROM %s JOIN %s t ON %s"
            .formatted(table.select("t"), Staged.PLACE, table.name(), staged.matches("t"));
    return session.query(sql, staged, table.types());
  }

  private static Row row(Count count, long profiles) {
    Row key = count.row();
    return new Row(key.text(0), key.text(1), key.text(2), key.text(3), profiles);
  }
}
