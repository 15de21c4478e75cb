package io.selfsame.sink.profile;

import io.selfsame.sink.connection.ConnectionSettings;
import io.selfsame.sink.connection.WarehouseUrl;
import io.selfsame.sink.profile.flush.FlushSettings;
import io.selfsame.warehouse.WarehouseSettings;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The connector's settings, parsed once. */
final class UnifiedProfileSinkConfig extends AbstractConfig {
  static final String LANDING_ENABLED = "landing.enabled";
  static final String LANDING_REWRITE_ROWS = "landing.rewrite.max.rows";
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
    return new WarehouseUrl(getString(ConnectionSettings.CONNECTION_URL));
  }

  boolean landing() {
    return getBoolean(LANDING_ENABLED);
  }

  WarehouseSettings warehouse() {
    return ConnectionSettings.of(this)
        .withSuppressionKey(ConnectionSettings.secret(this, ConnectionSettings.SUPPRESSION_KEY))
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
}
