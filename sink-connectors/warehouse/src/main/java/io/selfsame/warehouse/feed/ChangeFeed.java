package io.selfsame.warehouse.feed;

import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.WarehouseSettings;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Database;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import io.selfsame.warehouse.sql.TurnWork;
import io.selfsame.warehouse.tables.ChangeKind;
import io.selfsame.warehouse.tables.FeedPositionTable;
import io.selfsame.warehouse.tables.Migration;
import io.selfsame.warehouse.tables.Tables;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What changed in the warehouse, in order. The outbox says only <em>that</em> something changed;
 * what it is now is read when it is published, so the outbox holds no values, and of several
 * changes of one thing the last is told.
 *
 * <p>Not for concurrent use. Reads are in nobody's way; {@link #join} and {@link #published} take a
 * turn like any batch.
 */
public final class ChangeFeed implements AutoCloseable {
  private static final List<ColumnType> OUTBOX = Tables.CHANGE_OUTBOX.types();

  private final String feed;
  private final FeedAttributes attributes;
  private final Database database;
  private final Clock clock;

  private ChangeFeed(String feed, FeedAttributes attributes, Database database, Clock clock) {
    this.feed = feed;
    this.attributes = attributes;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Connects, and makes the tables if the sink has not yet.
   *
   * @param feed under which name positions are kept: that of the connector
   */
  public static ChangeFeed open(WarehouseSettings settings, String feed, FeedAttributes attributes)
      throws WarehouseException {
    ChangeFeed opened =
        new ChangeFeed(feed, attributes, Database.at(settings.database()), Clock.systemUTC());
    try {
      opened.prepare();
    } catch (WarehouseException e) {
      opened.close();
      throw e;
    }
    return opened;
  }

  private void prepare() throws WarehouseException {
    inTurn(
        "cannot prepare the tables of the warehouse",
        session -> {
          database.createSchema(session);
          return Migration.run(session, now());
        });
  }

  /**
   * Asks for changes to be kept from now on.
   *
   * @param from the last number published before, if any
   * @return that number if everything after it was kept; empty if the present state has to be read
   *     anew, see {@link #snapshot}, and then {@link #last} tells from where to go on
   */
  public Optional<Long> join(Optional<Long> from) throws WarehouseException {
    return inTurn(
        "cannot join the change feed",
        session -> {
          Optional<Long> known =
              Optional.ofNullable(FeedPositionTable.positions(session).get(feed));
          Optional<Long> kept =
              from.filter(position -> known.filter(done -> position >= done).isPresent());
          long position = kept.isPresent() ? kept.get() : lastOf(session);
          FeedPositionTable.write(session, feed, position, now());
          return kept;
        });
  }

  /** The number of the last change there is. */
  public long last() throws WarehouseException {
    return inSnapshot("cannot read the change feed", ChangeFeed::lastOf);
  }

  /**
   * Reads the next changes: for each thing that changed one, at its last place.
   *
   * @param after the number of the last change read
   * @param limit of lines of the outbox
   */
  public List<FeedChange> changes(long after, int limit) throws WarehouseException {
    return inSnapshot(
        "cannot read the change feed",
        session -> {
          String sql =
              "SELECT %s FROM change_outbox o WHERE o.seq > %d ORDER BY o.seq LIMIT %d"
                  .formatted(Tables.CHANGE_OUTBOX.select("o"), after, limit);
          return present(session, session.query(sql, Staged.NOTHING, OUTBOX));
        });
  }

  /** Reads the present state, page by page in the order of the keys. */
  public List<FeedChange> snapshot(FeedTopic topic, Optional<List<String>> after, int limit)
      throws WarehouseException {
    return inSnapshot(
        "cannot read the warehouse for a snapshot",
        session -> {
          Instant now = now();
          List<FeedChange> page = new ArrayList<>();
          new FeedState(session, attributes)
              .page(topic, after, limit)
              .forEach(
                  (key, value) -> page.add(new FeedChange(topic, key, Optional.of(value), 0, now)));
          return page;
        });
  }

  /**
   * Notes that everything up to a number is safely published, and drops from the outbox what no
   * feed needs any more.
   */
  public void published(long position) throws WarehouseException {
    inTurn(
        "cannot note what was published",
        session -> {
          FeedPositionTable.write(session, feed, position, now());
          FeedPositionTable.trim(session);
          return position;
        });
  }

  /** Ends the feed's claim on changes; to come back means a snapshot. */
  public void leave() throws WarehouseException {
    inTurn(
        "cannot leave the change feed",
        session -> {
          FeedPositionTable.remove(session, feed);
          return true;
        });
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      // Only reads and finished turns went over it: nothing can be lost.
      return;
    }
  }

  private List<FeedChange> present(Session session, List<Row> lines) throws SQLException {
    Map<FeedTopic, Map<Row, Row>> changed = new EnumMap<>(FeedTopic.class);
    for (Row line : lines) {
      FeedTopic topic = FeedTopic.of(ChangeKind.valueOf(line.text(1)));
      changed.computeIfAbsent(topic, t -> new HashMap<>()).put(key(topic, line), line);
    }
    List<FeedChange> changes = new ArrayList<>();
    FeedState state = new FeedState(session, attributes);
    for (Map.Entry<FeedTopic, Map<Row, Row>> one : changed.entrySet()) {
      Map<Row, Row> values = state.of(one.getKey(), one.getValue().keySet());
      one.getValue()
          .forEach(
              (key, line) ->
                  changes.add(
                      new FeedChange(
                          one.getKey(),
                          key,
                          Optional.ofNullable(values.get(key)),
                          line.number(0),
                          line.instant(4).orElseThrow())));
    }
    changes.sort(Comparator.comparingLong(FeedChange::seq));
    return changes;
  }

  private static Row key(FeedTopic topic, Row line) {
    List<Object> key = new ArrayList<>();
    key.add(
        topic.key().get(0).type() == ColumnType.UUID
            ? UUID.fromString(line.text(2))
            : line.text(2));
    if (topic.key().size() > 1) {
      key.add(line.text(3));
    }
    return new Row(key.toArray());
  }

  private static long lastOf(Session session) throws SQLException {
    String sql =
        "SELECT q.next_value FROM sequences q WHERE q.name = '%s'"
            .formatted(Tables.CHANGE_OUTBOX.name());
    return session.query(sql, Staged.NOTHING, List.of(ColumnType.BIGINT)).stream()
        .mapToLong(row -> row.number(0) - 1)
        .findFirst()
        .orElse(0);
  }

  private <T> T inTurn(String failing, TurnWork<T, WarehouseException> work)
      throws WarehouseException {
    try {
      return database.inTurn(work);
    } catch (SQLException e) {
      throw WarehouseException.of(database.classify(e), failing);
    }
  }

  private <T> T inSnapshot(String failing, TurnWork<T, WarehouseException> work)
      throws WarehouseException {
    try {
      return database.inSnapshot(work);
    } catch (SQLException e) {
      throw WarehouseException.of(database.classify(e), failing);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
