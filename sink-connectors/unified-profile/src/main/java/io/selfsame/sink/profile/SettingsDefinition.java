package io.selfsame.sink.profile;

import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.BATCH_MAX_BYTES;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.BATCH_MAX_RECORDS;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.CONNECTION_PASSWORD;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.CONNECTION_URL;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.CONNECTION_USER;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.DUCKDB_MEMORY_LIMIT;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.FLUSH_INTERVAL;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.LANDING_ENABLED;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.LANDING_REWRITE_ROWS;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.LOCK_TIMEOUT;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.RETRY_BACKOFF;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.RETRY_BACKOFF_MAX;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.SCHEMA_NAME;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.SUPPRESSION_KEY;

import io.selfsame.warehouse.WarehouseSettings;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The connector's settings and what is to be known about each. */
final class SettingsDefinition {
  private static final long MIB = 1024 * 1024;

  private SettingsDefinition() {}

  static ConfigDef of() {
    ConfigDef definition = new ConfigDef();
    connection(definition);
    warehouse(definition);
    batching(definition);
    retrying(definition);
    return definition;
  }

  private static void connection(ConfigDef definition) {
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

  private static void warehouse(ConfigDef definition) {
    String group = "Warehouse";
    definition
        .define(
            SCHEMA_NAME,
            ConfigDef.Type.STRING,
            WarehouseSettings.DEFAULT_SCHEMA,
            SettingValidators.SCHEMA,
            Importance.MEDIUM,
            "Database schema that holds all tables; it is created when it is missing.",
            group,
            1,
            Width.MEDIUM,
            "Schema")
        .define(
            LANDING_ENABLED,
            ConfigDef.Type.BOOLEAN,
            true,
            Importance.MEDIUM,
            "Whether every source object also gets a landing table with all fields the vendor sent.",
            group,
            2,
            Width.SHORT,
            "Landing tables")
        .define(
            SUPPRESSION_KEY,
            ConfigDef.Type.PASSWORD,
            "",
            SettingValidators.SECRET,
            Importance.MEDIUM,
            "Secret under which contact points of deleted records that denied consent are hashed;"
                + " empty makes a random one once and keeps it in the warehouse.",
            group,
            3,
            Width.MEDIUM,
            "Suppression key")
        .define(
            LOCK_TIMEOUT,
            ConfigDef.Type.LONG,
            3_000L,
            Range.between(100L, 60_000L),
            Importance.LOW,
            "Milliseconds a batch waits for other tasks to finish theirs before it is tried again.",
            group,
            4,
            Width.SHORT,
            "Lock timeout")
        .define(
            DUCKDB_MEMORY_LIMIT,
            ConfigDef.Type.STRING,
            "1GB",
            SettingValidators.SIZE,
            Importance.LOW,
            "Memory DuckDB may use beside the worker's heap, as a number with MB or GB.",
            group,
            5,
            Width.SHORT,
            "DuckDB memory limit")
        .define(
            LANDING_REWRITE_ROWS,
            ConfigDef.Type.LONG,
            10_000L,
            Range.between(0L, 1_000_000_000L),
            Importance.LOW,
            "Number of rows up to which a landing table may be rewritten, locked meanwhile, to give"
                + " a column a wider type; in a larger one values that do not fit go to a column"
                + " of their own beside it.",
            group,
            6,
            Width.SHORT,
            "Rows of a rewrite");
  }

  private static void batching(ConfigDef definition) {
    String group = "Batching";
    definition
        .define(
            BATCH_MAX_RECORDS,
            ConfigDef.Type.INT,
            5_000,
            Range.between(1, 100_000),
            Importance.MEDIUM,
            "Number of records resolved and written in one transaction, at most.",
            group,
            1,
            Width.SHORT,
            "Records in a batch")
        .define(
            BATCH_MAX_BYTES,
            ConfigDef.Type.LONG,
            64 * MIB,
            Range.between(MIB, 1024 * MIB),
            Importance.LOW,
            "Estimated bytes of heap the records of one batch take, at most.",
            group,
            2,
            Width.SHORT,
            "Bytes in a batch")
        .define(
            FLUSH_INTERVAL,
            ConfigDef.Type.LONG,
            500L,
            Range.between(1L, 60_000L),
            Importance.MEDIUM,
            "Milliseconds a record waits for its batch to fill, at most.",
            group,
            3,
            Width.SHORT,
            "Flush interval");
  }

  private static void retrying(ConfigDef definition) {
    String group = "Retrying";
    definition
        .define(
            RETRY_BACKOFF,
            ConfigDef.Type.LONG,
            250L,
            Range.between(1L, 60_000L),
            Importance.LOW,
            "Milliseconds to wait, at most, after the warehouse failed once; doubles with every"
                + " further failure.",
            group,
            1,
            Width.SHORT,
            "First back-off")
        .define(
            RETRY_BACKOFF_MAX,
            ConfigDef.Type.LONG,
            10_000L,
            Range.between(1L, 600_000L),
            Importance.LOW,
            "Milliseconds to wait, at most, after any number of failures.",
            group,
            2,
            Width.SHORT,
            "Longest back-off");
  }
}
