package io.selfsame.warehouse;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.warehouse.landing.LandingWriter;
import io.selfsame.warehouse.sql.ConnectionSource;
import io.selfsame.warehouse.sql.Database;
import io.selfsame.warehouse.sql.Failure;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Table;
import io.selfsame.warehouse.sql.TurnWork;
import io.selfsame.warehouse.tables.ContactIds;
import io.selfsame.warehouse.tables.GoneKeyTable;
import io.selfsame.warehouse.tables.KeyHash;
import io.selfsame.warehouse.tables.Migration;
import io.selfsame.warehouse.tables.SuppressionSecret;
import io.selfsame.warehouse.tables.SuppressionTable;
import io.selfsame.warehouse.tables.Tables;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The warehouse in a database. */
final class JdbcWarehouse implements Warehouse {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcWarehouse.class);

  private final WarehouseSettings settings;
  private final Database database;
  private final LandingWriter landing;
  private final Map<Entity, Scoring> scorings = new EnumMap<>(Entity.class);
  private final Clock clock;
  private Optional<Secrets> secrets = Optional.empty();

  private JdbcWarehouse(WarehouseSettings settings, Database database, Clock clock) {
    this.settings = settings;
    this.database = database;
    this.landing = landing(settings);
    settings.models().forEach(model -> scorings.put(model.entity(), Scoring.of(model)));
    this.clock = clock;
  }

  static Warehouse open(WarehouseSettings settings, Clock clock) throws WarehouseException {
    return open(settings, Database.at(settings.database()), clock);
  }

  static Warehouse open(WarehouseSettings settings, ConnectionSource source, Clock clock)
      throws WarehouseException {
    return open(settings, Database.at(settings.database(), source), clock);
  }

  private static Warehouse open(WarehouseSettings settings, Database database, Clock clock)
      throws WarehouseException {
    JdbcWarehouse warehouse = new JdbcWarehouse(settings, database, clock);
    try {
      database.connect();
    } catch (SQLException e) {
      throw WarehouseException.of(database.classify(e), "cannot connect to the warehouse");
    }
    return warehouse;
  }

  @Override
  public void migrate() throws WarehouseException {
    long version =
        inTurn(
            "cannot prepare the tables of the warehouse",
            session -> {
              database.createSchema(session);
              return Migration.run(session, now());
            });
    secrets();
    LOG.info("Warehouse ready ({}), its tables were at version {}", settings, version);
  }

  @Override
  public Map<PartitionId, Long> offsets(String connector) throws WarehouseException {
    return inTurn(
        "cannot read the offsets of " + connector, session -> OffsetTable.read(session, connector));
  }

  @Override
  public void alterOffsets(String connector, Map<PartitionId, Optional<Long>> offsets)
      throws WarehouseException {
    inTurn(
        "cannot alter the offsets of " + connector,
        session -> {
          OffsetTable.write(session, connector, OffsetTable.read(session, connector), offsets);
          return offsets.size();
        });
  }

  @Override
  public BatchSummary apply(Batch batch) throws WarehouseException {
    List<RecordVersion> versions = RecordCheck.storable(batch);
    Secrets settled = secrets();
    BatchSummary summary =
        inTurn(
            "cannot apply a batch of " + versions.size() + " records",
            session ->
                new BatchTurn(session, settled, settings.rules(), scorings, landing, now())
                    .apply(batch, versions));
    LOG.debug("Applied {}", summary);
    return summary;
  }

  @Override
  public void close() {
    try {
      database.close();
    } catch (SQLException e) {
      LOG.warn("The connection did not close cleanly [{}]", database.classify(e).code());
    }
  }

  /** Known for good only once the turn that settled it was committed. */
  private Secrets secrets() throws WarehouseException {
    if (secrets.isEmpty()) {
      secrets = Optional.of(inTurn("cannot use the suppressions of the warehouse", this::settle));
    }
    return secrets.get();
  }

  private Secrets settle(Session session) throws SQLException, WarehouseException {
    KeyHash hash =
        SuppressionSecret.settle(session, settings.suppressionKey())
            .orElseThrow(JdbcWarehouse::otherSecret);
    return new Secrets(
        new SuppressionTable(hash), new GoneKeyTable(hash), ContactIds.settle(session, hash));
  }

  private <T> T inTurn(String failing, TurnWork<T, WarehouseException> work)
      throws WarehouseException {
    try {
      return database.inTurn(work);
    } catch (SQLException e) {
      throw WarehouseException.of(database.classify(e), failing);
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static WarehouseException otherSecret() {
    return WarehouseException.of(
        new Failure(
            FailureKind.CONFIG,
            FailureSubject.SUPPRESSION_KEY,
            "suppression-key-changed",
            "suppressions were hashed under another key and would be lost; set that key again"),
        "cannot use the suppressions of the warehouse");
  }

  private static LandingWriter landing(WarehouseSettings settings) {
    Set<String> reserved = Tables.ALL.stream().map(Table::name).collect(Collectors.toSet());
    reserved.add(Tables.SCHEMA_VERSION.name());
    return settings.url().startsWith("jdbc:duckdb:")
        ? LandingWriter.duckdb(settings.schema(), reserved, settings.landingRewriteRows())
        : LandingWriter.postgresql(
            settings.schema(), reserved, settings.landingRewriteRows(), settings.lockTimeout());
  }
}
