package io.selfsame.sink.profile;

import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.BATCH_MAX_BYTES;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.BATCH_MAX_RECORDS;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.FLUSH_INTERVAL;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.LANDING_ENABLED;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.LANDING_REWRITE_ROWS;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.RETRY_BACKOFF;
import static io.selfsame.sink.profile.UnifiedProfileSinkConfig.RETRY_BACKOFF_MAX;

import io.selfsame.sink.connection.ConnectionSettings;
import io.selfsame.sink.connection.SettingValidators;
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
    ConnectionSettings.define(definition);
    warehouse(definition);
    batching(definition);
    retrying(definition);
    return definition;
  }

  private static void warehouse(ConfigDef definition) {
    String group = ConnectionSettings.WAREHOUSE;
    ConnectionSettings.schema(definition, 1);
    ConnectionSettings.lockTimeout(definition, 4);
    ConnectionSettings.duckDbMemoryLimit(definition, 5);
    definition
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
            ConnectionSettings.SUPPRESSION_KEY,
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
