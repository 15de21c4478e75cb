package io.selfsame.warehouse.tables;

import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import io.selfsame.warehouse.sql.Table;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Brings the tables to the version this code needs, inside a turn, so that of several tasks the
 * first one does it. Versions are only ever appended; one that was released is never edited.
 */
public final class Migration {
  private static final long VERSION = 5;
  private static final List<Table> WIDENED =
      List.of(
          Tables.PROFILES,
          Tables.PROFILE_RECORDS,
          Tables.MATCH_EDGES,
          Tables.MATCH_REVIEWS,
          Tables.CONTACT_POINT_CONSENTS);

  private Migration() {}

  /**
   * Makes or updates the tables.
   *
   * @return the version there was, 0 for none; a later one than this code's is left alone
   */
  public static long run(Session session, Instant now) throws SQLException {
    long version = version(session);
    if (version == 0) {
      for (Table table : Tables.ALL) {
        create(session, table);
      }
    } else {
      if (version < 2) {
        toVersion2(session);
      }
      if (version < 3) {
        toVersion3(session);
      }
      if (version < 4) {
        toVersion4(session);
      }
      if (version < VERSION) {
        toVersion5(session);
        for (Table table : WIDENED) {
          inOrder(session, table);
        }
      }
    }
    if (version < VERSION) {
      session.insert(Tables.SCHEMA_VERSION, List.of(new Row(VERSION, now)));
    }
    return version;
  }

  /** Records stored before are taken to speak for themselves, which may tighten consent only. */
  private static void toVersion2(Session session) throws SQLException {
    session.execute("ALTER TABLE profile_records ADD COLUMN belongs boolean");
    create(session, Tables.SOURCE_INVENTORY);
  }

  /** The attributes by which people are told apart on paper. */
  private static void toVersion3(Session session) throws SQLException {
    for (String table : List.of("profiles", "profile_records")) {
      for (String column :
          List.of(
              "national_id",
              "passport",
              "drivers_license",
              "account_id",
              "birth_place",
              "occupation")) {
        session.execute("ALTER TABLE " + table + " ADD COLUMN " + column + " text");
      }
    }
  }

  /** Pairs: nothing is compared until the rules say so. */
  private static void toVersion4(Session session) throws SQLException {
    for (Table table :
        List.of(
            Tables.MATCH_RECORDS, Tables.BLOCKING_KEYS, Tables.FULL_BLOCKS, Tables.MATCH_PAIRS)) {
      create(session, table);
    }
    for (String table : List.of("match_edges", "match_reviews")) {
      session.execute("ALTER TABLE " + table + " ADD COLUMN weight bigint");
      session.execute("ALTER TABLE " + table + " ADD COLUMN levels bigint");
    }
  }

  /**
   * Makes a table again with its columns in the order of its definition: DuckDB's appender knows
   * columns by position, and added ones are the last.
   */
  private static void inOrder(Session session, Table table) throws SQLException {
    String old = table.name() + "_before";
    String columns =
        String.join(", ", table.columns().stream().map(column -> column.quoted()).toList());
    session.execute("ALTER TABLE " + table.name() + " RENAME TO " + old);
    create(session, table);
    session.execute(
        "INSERT INTO %s (%s) SELECT %s FROM %s".formatted(table.name(), columns, columns, old));
    session.execute("DROP TABLE " + old);
  }

  /** The old outbox held the values of people who may be erased since; nobody read it yet. */
  private static void toVersion5(Session session) throws SQLException {
    session.execute("DROP TABLE change_outbox");
    create(session, Tables.CHANGE_OUTBOX);
    create(session, Tables.FEED_POSITIONS);
    create(session, Tables.GONE_KEYS);
    create(session, Tables.QUARANTINED_RECORDS);
    session.execute("ALTER TABLE contact_point_consents ADD COLUMN contact_id text");
  }

  private static long version(Session session) throws SQLException {
    for (String statement : session.ddl(Tables.SCHEMA_VERSION)) {
      session.execute(statement.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"));
    }
    return session
        .query("SELECT v.version FROM schema_version v", Staged.NOTHING, List.of(ColumnType.BIGINT))
        .stream()
        .mapToLong(row -> row.number(0))
        .max()
        .orElse(0);
  }

  private static void create(Session session, Table table) throws SQLException {
    for (String statement : session.ddl(table)) {
      session.execute(statement);
    }
  }
}
