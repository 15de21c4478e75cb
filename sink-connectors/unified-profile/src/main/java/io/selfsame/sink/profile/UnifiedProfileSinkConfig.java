package io.selfsame.sink.profile;

import io.selfsame.sink.profile.flush.FlushSettings;
import io.selfsame.warehouse.WarehouseSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The connector's settings, parsed once. */
final class UnifiedProfileSinkConfig extends AbstractConfig {
  static final String CONNECTION_URL = "connection.url";
  static final String CONNECTION_USER = "connection.user";
  static final String CONNECTION_PASSWORD = "connection.password";
  static final String SCHEMA_NAME = "schema.name";
  static final String LANDING_ENABLED = "landing.enabled";
  static final String LANDING_REWRITE_ROWS = "landing.rewrite.max.rows";
  static final String SUPPRESSION_KEY = "suppression.hmac.key";
  static final String LOCK_TIMEOUT = "lock.timeout.ms";
  static final String DUCKDB_MEMORY_LIMIT = "duckdb.memory.limit";
  static final String BATCH_MAX_RECORDS = "batch.max.records";
  static final String BATCH_MAX_BYTES = "batch.max.bytes";
  static final String FLUSH_INTERVAL = "flush.interval.ms";
  static final String RETRY_BACKOFF = "retry.backoff.ms";
  static final String RETRY_BACKOFF_MAX = "retry.backoff.max.ms";

  /** Given by Connect: the connector's name, under which its offsets are kept. */
  static final String NAME = "name";

  /** Given by the connector to each task, for its metrics. */
  static final String TASK_ID = "task.id";

  static final ConfigDef DEFINITION = SettingsDefinition.of();

  UnifiedProfileSinkConfig(Map<String, String> settings) {
    super(DEFINITION, settings, false);
  }

  String connector() {
    return originalsStrings().getOrDefault(NAME, "");
  }

  String taskId() {
    return originalsStrings().getOrDefault(TASK_ID, "0");
  }

  WarehouseUrl url() {
    return new WarehouseUrl(getString(CONNECTION_URL));
  }

  boolean landing() {
    return getBoolean(LANDING_ENABLED);
  }

  WarehouseSettings warehouse() {
    return WarehouseSettings.at(getString(CONNECTION_URL))
        .withCredentials(
            Optional.of(getString(CONNECTION_USER)).filter(user -> !user.isEmpty()),
            secret(CONNECTION_PASSWORD))
        .withSchema(getString(SCHEMA_NAME))
        .withLockTimeout(Duration.ofMillis(getLong(LOCK_TIMEOUT)))
        .withSuppressionKey(secret(SUPPRESSION_KEY))
        .withDuckdbMemoryLimit(getString(DUCKDB_MEMORY_LIMIT))
        .withLandingRewriteRows(getLong(LANDING_REWRITE_ROWS));
  }

  FlushSettings flushing() {
    return new FlushSettings(
        getInt(BATCH_MAX_RECORDS),
        getLong(BATCH_MAX_BYTES),
        Duration.ofMillis(getLong(FLUSH_INTERVAL)),
        Duration.ofMillis(getLong(RETRY_BACKOFF)),
        Duration.ofMillis(getLong(RETRY_BACKOFF_MAX)),
        RandomGenerator.getDefault());
  }

  private Optional<String> secret(String key) {
    return Optional.of(getPassword(key).value()).filter(value -> !value.isEmpty());
  }
}
