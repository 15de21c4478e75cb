package io.selfsame.warehouse;

import io.selfsame.warehouse.landing.LandingWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Where records become profiles. Each call is one transaction, done entirely or not at all, and
 * leaves the warehouse usable: after a failure the next call starts afresh, reconnecting if need
 * be. Not for concurrent use: one warehouse a task. Several may be open on one database, also in
 * several processes (PostgreSQL) or in one process (DuckDB); they take turns.
 */
public interface Warehouse extends AutoCloseable {

  /**
   * Connects. Nothing is created except the file of a DuckDB database that does not exist.
   *
   * @throws WarehouseException if there is no such database or it does not let us in
   */
  static Warehouse open(WarehouseSettings settings) throws WarehouseException {
    return JdbcWarehouse.open(settings, Clock.systemUTC());
  }

  /**
   * Creates or updates the tables. Several tasks may do so at once. Must have been called, here or
   * elsewhere, before anything below.
   */
  void migrate() throws WarehouseException;

  /** The offsets to continue from, of every partition that was ever stored for a connector. */
  Map<PartitionId, Long> offsets(String connector) throws WarehouseException;

  /** Sets offsets, or forgets those given as empty. Doing so again changes nothing. */
  void alterOffsets(String connector, Map<PartitionId, Optional<Long>> offsets)
      throws WarehouseException;

  /**
   * Folds the records of a batch into profiles, lands them ({@link LandingWriter}) and stores the
   * offsets, in one transaction.
   *
   * <p>After a failure, whatever its kind, read {@link #offsets} and start again from there: when
   * the connection broke during the commit nobody else can tell whether it took place.
   *
   * @throws WarehouseException of kind {@code RETRY} with code {@value #OFFSETS_MOVED} if the
   *     stored offsets are not the expected ones
   */
  BatchSummary apply(Batch batch) throws WarehouseException;

  /** The code of a batch refused because the stored offsets are not what its task believes. */
  String OFFSETS_MOVED = "offsets-moved";

  /** Releases the connection. Safe to call twice. */
  @Override
  void close();
}
