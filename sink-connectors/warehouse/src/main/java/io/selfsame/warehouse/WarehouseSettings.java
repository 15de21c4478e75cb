package io.selfsame.warehouse;

import io.selfsame.resolution.ResolutionRules;
import io.selfsame.resolution.match.MatchModel;
import io.selfsame.warehouse.sql.DatabaseSettings;
import io.selfsame.warehouse.sql.Failure;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where the warehouse is and how it works.
 *
 * @param url {@code jdbc:duckdb:FILE} or {@code jdbc:postgresql://...}
 * @param password never part of a message
 * @param schema holds all tables; created by the migration
 * @param lockTimeout how long to wait for another task's turn to end before giving up
 * @param suppressionKey the secret under which suppressions are hashed. Without one a random key is
 *     made once and kept in the warehouse, which protects a leaked table but not a leaked warehouse
 * @param duckdbMemoryLimit as DuckDB writes sizes, {@code 2GB}
 * @param landingRewriteRows up to how many rows a landing table may be rewritten to widen a column
 * @param models by which pairs are scored, one an entity, if the rules say that they are
 */
public record WarehouseSettings(
    String url,
    Optional<String> user,
    Optional<String> password,
    String schema,
    Duration lockTimeout,
    Optional<String> suppressionKey,
    ResolutionRules rules,
    String duckdbMemoryLimit,
    long landingRewriteRows,
    List<MatchModel> models) {

  public WarehouseSettings {
    models = List.copyOf(models);
  }

  /** The schema used unless another is named. */
  public static final String DEFAULT_SCHEMA = "selfsame";

  /** Defaults for everything but the place. */
  public static WarehouseSettings at(String url) {
    return new WarehouseSettings(
        url,
        Optional.empty(),
        Optional.empty(),
        DEFAULT_SCHEMA,
        Duration.ofSeconds(10),
        Optional.empty(),
        ResolutionRules.defaults(),
        "1GB",
        10_000,
        List.of());
  }

  /** The same with a user and password. */
  public WarehouseSettings withCredentials(Optional<String> newUser, Optional<String> newPassword) {
    return new WarehouseSettings(
        url,
        newUser,
        newPassword,
        schema,
        lockTimeout,
        suppressionKey,
        rules,
        duckdbMemoryLimit,
        landingRewriteRows,
        models);
  }

  /** The same in another schema. */
  public WarehouseSettings withSchema(String newSchema) {
    return new WarehouseSettings(
        url,
        user,
        password,
        newSchema,
        lockTimeout,
        suppressionKey,
        rules,
        duckdbMemoryLimit,
        landingRewriteRows,
        models);
  }

  /** The same with another patience. */
  public WarehouseSettings withLockTimeout(Duration newTimeout) {
    return new WarehouseSettings(
        url,
        user,
        password,
        schema,
        newTimeout,
        suppressionKey,
        rules,
        duckdbMemoryLimit,
        landingRewriteRows,
        models);
  }

  /** The same with a configured secret for suppressions. */
  public WarehouseSettings withSuppressionKey(Optional<String> newKey) {
    return new WarehouseSettings(
        url,
        user,
        password,
        schema,
        lockTimeout,
        newKey,
        rules,
        duckdbMemoryLimit,
        landingRewriteRows,
        models);
  }

  /** The same under other rules. */
  public WarehouseSettings withRules(ResolutionRules newRules) {
    return new WarehouseSettings(
        url,
        user,
        password,
        schema,
        lockTimeout,
        suppressionKey,
        newRules,
        duckdbMemoryLimit,
        landingRewriteRows,
        models);
  }

  /** The same with another bound on DuckDB's memory. */
  public WarehouseSettings withDuckdbMemoryLimit(String newLimit) {
    return new WarehouseSettings(
        url,
        user,
        password,
        schema,
        lockTimeout,
        suppressionKey,
        rules,
        newLimit,
        landingRewriteRows,
        models);
  }

  /** The same with another leave to rewrite landing tables. */
  public WarehouseSettings withLandingRewriteRows(long newRows) {
    return new WarehouseSettings(
        url,
        user,
        password,
        schema,
        lockTimeout,
        suppressionKey,
        rules,
        duckdbMemoryLimit,
        newRows,
        models);
  }

  /** The same with models by which pairs are scored, one an entity. */
  public WarehouseSettings withModels(List<MatchModel> newModels) {
    return new WarehouseSettings(
        url,
        user,
        password,
        schema,
        lockTimeout,
        suppressionKey,
        rules,
        duckdbMemoryLimit,
        landingRewriteRows,
        newModels);
  }

  /**
   * How to reach the database.
   *
   * @throws WarehouseException if the URL names none of the supported ones
   */
  public DatabaseSettings database() throws WarehouseException {
    try {
      return new DatabaseSettings(url, user, password, schema, lockTimeout, duckdbMemoryLimit);
    } catch (IllegalArgumentException e) {
      throw WarehouseException.of(
          new Failure(
              FailureKind.CONFIG,
              FailureSubject.LOCATION,
              "unknown-database",
              "the URL must start with jdbc:duckdb: or jdbc:postgresql:"),
          "cannot connect to the warehouse");
    }
  }

  /** The place and the schema, without any secret a url may carry. */
  @Override
  public String toString() {
    int parameters = url.indexOf('?');
    return (parameters < 0 ? url : url.substring(0, parameters)) + " schema " + schema;
  }
}
