package io.selfsame.sink.changes;

import io.selfsame.sink.connection.ConnectionSettings;
import io.selfsame.sink.connection.SettingValidators;
import io.selfsame.warehouse.WarehouseSettings;
import io.selfsame.warehouse.feed.FeedAttributes;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The connector's settings, parsed once. */
final class ProfileChangesSourceConfig extends AbstractConfig {
  static final String TOPIC_PREFIX = "feed.topic.prefix";
  static final String ATTRIBUTES = "feed.attributes";
  static final String POLL_INTERVAL = "poll.interval.ms";
  static final String BATCH_MAX_RECORDS = "batch.max.records";
  static final String TRIM_INTERVAL = "outbox.trim.interval.ms";
  static final String RETRY_BACKOFF = "retry.backoff.ms";
  static final String RETRY_BACKOFF_MAX = "retry.backoff.max.ms";

  /** Given by Connect: the connector's name, under which its position is kept. */
  static final String NAME = "name";

  static final ConfigDef DEFINITION = definition();

  ProfileChangesSourceConfig(Map<String, String> settings) {
    super(DEFINITION, settings, false);
  }

  String connector() {
    return originalsStrings().getOrDefault(NAME, "");
  }

  String topicPrefix() {
    return getString(TOPIC_PREFIX);
  }

  FeedAttributes attributes() {
    return FeedAttributes.valueOf(getString(ATTRIBUTES).toUpperCase(Locale.ROOT));
  }

  WarehouseSettings warehouse() {
    return ConnectionSettings.of(this);
  }

  int batchMaxRecords() {
    return getInt(BATCH_MAX_RECORDS);
  }

  Duration duration(String setting) {
    return Duration.ofMillis(getLong(setting));
  }

  private static ConfigDef definition() {
    ConfigDef definition = new ConfigDef();
    ConnectionSettings.define(definition);
    ConnectionSettings.schema(definition, 1);
    ConnectionSettings.lockTimeout(definition, 2);
    ConnectionSettings.duckDbMemoryLimit(definition, 3);
    feed(definition);
    reading(definition);
    return definition;
  }

  private static void feed(ConfigDef definition) {
    String group = "Feed";
    definition
        .define(
            TOPIC_PREFIX,
            ConfigDef.Type.STRING,
            "selfsame.",
            SettingValidators.TOPIC_PREFIX,
            Importance.HIGH,
            "What the names of the topics begin with; profiles, consents, contact-points and"
                + " reviews are appended.",
            group,
            1,
            Width.MEDIUM,
            "Prefix of topics")
        .define(
            ATTRIBUTES,
            ConfigDef.Type.STRING,
            "all",
            ConfigDef.ValidString.in("all", "keys", "none"),
            Importance.HIGH,
            "How much of a person leaves the warehouse: all, keys (match keys and contact points"
                + " but no attributes) or none (which records are one profile, and its consents).",
            group,
            2,
            Width.SHORT,
            "Attributes");
  }

  private static void reading(ConfigDef definition) {
    String group = "Reading";
    definition
        .define(
            POLL_INTERVAL,
            ConfigDef.Type.LONG,
            500L,
            Range.between(10L, 60_000L),
            Importance.MEDIUM,
            "Milliseconds between two looks at the warehouse while nothing changes.",
            group,
            1,
            Width.SHORT,
            "Poll interval")
        .define(
            BATCH_MAX_RECORDS,
            ConfigDef.Type.INT,
            2_000,
            Range.between(1, 100_000),
            Importance.MEDIUM,
            "Number of changes read at once, at most.",
            group,
            2,
            Width.SHORT,
            "Records in a batch")
        .define(
            TRIM_INTERVAL,
            ConfigDef.Type.LONG,
            10_000L,
            Range.between(100L, 3_600_000L),
            Importance.LOW,
            "Milliseconds between two removals of published changes from the outbox.",
            group,
            3,
            Width.SHORT,
            "Trim interval")
        .define(
            RETRY_BACKOFF,
            ConfigDef.Type.LONG,
            250L,
            Range.between(1L, 60_000L),
            Importance.LOW,
            "Milliseconds to wait, at most, after the warehouse failed once; doubles with every"
                + " further failure.",
            group,
            4,
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
            5,
            Width.SHORT,
            "Longest back-off");
  }
}
