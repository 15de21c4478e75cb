package io.selfsame.sink.connection;

import io.selfsame.warehouse.WarehouseSettings;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings that every connector with a warehouse has. */
public final class ConnectionSettings {
  public static final String CONNECTION_URL = "connection.url";
  public static final String CONNECTION_USER = "connection.user";
  public static final String CONNECTION_PASSWORD = "connection.password";
  public static final String SCHEMA_NAME = "schema.name";
  public static final String SUPPRESSION_KEY = "suppression.hmac.key";
  public static final String LOCK_TIMEOUT = "lock.timeout.ms";
  public static final String DUCKDB_MEMORY_LIMIT = "duckdb.memory.limit";

  /** The group of the settings about the warehouse itself. */
  public static final String WAREHOUSE = "Warehouse";

  private ConnectionSettings() {}

  /** Where the warehouse is and who we are there. */
  public static void define(ConfigDef definition) {
    String group = "Connection";
    definition
        .define(
            CONNECTION_URL,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            SettingValidators.URL,
            Importance.HIGH,
            "JDBC URL of the warehouse: jdbc:duckdb:FILE with a path on the worker, or"
                + " jdbc:postgresql://host:port/database.",
            group,
            1,
            Width.LONG,
            "Warehouse URL")
        .define(
            CONNECTION_USER,
            ConfigDef.Type.STRING,
            "",
            SettingValidators.TEXT,
            Importance.HIGH,
            "User of the PostgreSQL database; DuckDB needs none.",
            group,
            2,
            Width.MEDIUM,
            "User")
        .define(
            CONNECTION_PASSWORD,
            ConfigDef.Type.PASSWORD,
            "",
            SettingValidators.SECRET,
            Importance.HIGH,
            "Password of the user.",
            group,
            3,
            Width.MEDIUM,
            "Password");
  }

  /** In which schema its tables are. */
  public static void schema(ConfigDef definition, int place) {
    definition.define(
        SCHEMA_NAME,
        ConfigDef.Type.STRING,
        WarehouseSettings.DEFAULT_SCHEMA,
        SettingValidators.SCHEMA,
        Importance.MEDIUM,
        "Database schema that holds all tables; it is created when it is missing.",
        WAREHOUSE,
        place,
        Width.MEDIUM,
        "Schema");
  }

  /** How long others are waited for. */
  public static void lockTimeout(ConfigDef definition, int place) {
    definition.define(
        LOCK_TIMEOUT,
        ConfigDef.Type.LONG,
        3_000L,
        Range.between(100L, 60_000L),
        Importance.LOW,
        "Milliseconds a batch waits for other tasks to finish theirs before it is tried again.",
        WAREHOUSE,
        place,
        Width.SHORT,
        "Lock timeout");
  }

  /** What DuckDB may take. */
  public static void duckDbMemoryLimit(ConfigDef definition, int place) {
    definition.define(
        DUCKDB_MEMORY_LIMIT,
        ConfigDef.Type.STRING,
        "1GB",
        SettingValidators.SIZE,
        Importance.LOW,
        "Memory DuckDB may use beside the worker's heap, as a number with MB or GB.",
        WAREHOUSE,
        place,
        Width.SHORT,
        "DuckDB memory limit");
  }

  /** What is configured, with defaults for what only one of the connectors has. */
  public static WarehouseSettings of(AbstractConfig config) {
    return WarehouseSettings.at(config.getString(CONNECTION_URL))
        .withCredentials(
            Optional.of(config.getString(CONNECTION_USER)).filter(user -> !user.isEmpty()),
            secret(config, CONNECTION_PASSWORD))
        .withSchema(config.getString(SCHEMA_NAME))
        .withLockTimeout(Duration.ofMillis(config.getLong(LOCK_TIMEOUT)))
        .withDuckdbMemoryLimit(config.getString(DUCKDB_MEMORY_LIMIT));
  }

  /** A secret, unless it is empty. */
  public static Optional<String> secret(AbstractConfig config, String key) {
    return Optional.of(config.getPassword(key).value()).filter(value -> !value.isEmpty());
  }
}
