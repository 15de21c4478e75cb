package io.selfsame.source.polling.config;

import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.RequestLimits;
import java.time.Duration;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The settings every polling connector has. */
public final class PollingFragment {
  public static final String TOPIC_PREFIX = "topic.prefix";
  public static final String SOURCE_NAME = "source.name";
  public static final String POLL_INTERVAL = "poll.interval.ms";
  public static final String BATCH_MAX_ROWS = "batch.max.rows";
  public static final String BACKOFF = "retry.backoff.ms";
  public static final String BACKOFF_MAX = "retry.backoff.max.ms";
  public static final String CONNECT_TIMEOUT = "request.connect.timeout.ms";
  public static final String READ_TIMEOUT = "request.read.timeout.ms";
  public static final String CALL_TIMEOUT = "request.call.timeout.ms";
  public static final String MAX_BODY_BYTES = "request.max.body.bytes";
  public static final String MAX_ROW_BYTES = "row.max.bytes";
  public static final String ALLOW_PLAIN_HTTP = "allow.plain.http";

  private static final String OUTPUT = "Output";
  private static final String POLLING = "Polling";
  private static final String REQUESTS = "Requests";
  private static final Pattern TOPIC_PART = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

  private PollingFragment() {}

  /** Adds the settings to a connector's definition. */
  static ConfigDef addTo(ConfigDef definition, String kind) {
    output(definition, kind);
    polling(definition);
    requests(definition);
    return TrustFragment.addTo(StreamFragment.addTo(definition));
  }

  static PollingSettings parse(AbstractConfig config) {
    return new PollingSettings(
        config.getString(SOURCE_NAME),
        config.getString(TOPIC_PREFIX),
        millis(config, POLL_INTERVAL),
        config.getInt(BATCH_MAX_ROWS),
        millis(config, BACKOFF),
        millis(config, BACKOFF_MAX),
        new RequestLimits(
            millis(config, CONNECT_TIMEOUT),
            millis(config, READ_TIMEOUT),
            millis(config, CALL_TIMEOUT),
            config.getLong(MAX_BODY_BYTES),
            TrustFragment.parse(config)),
        StreamFragment.parse(config),
        config.getBoolean(ALLOW_PLAIN_HTTP),
        config.getLong(MAX_ROW_BYTES));
  }

  private static void output(ConfigDef definition, String kind) {
    definition
        .define(
            TOPIC_PREFIX,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            LambdaValidator.with(
                PollingFragment::requireTopicPart,
                () -> "letters, digits, dot, underscore and hyphen"),
            Importance.HIGH,
            "What topic names start with: records of an object go to the prefix and the object's"
                + " name in lower case, drift events to the prefix and schema-changes, the states of"
                + " streams to the prefix and stream-status, rows left out to the prefix and"
                + " quarantine.",
            OUTPUT,
            1,
            Width.MEDIUM,
            "Topic prefix")
        .define(
            SOURCE_NAME,
            ConfigDef.Type.STRING,
            kind,
            new NonEmptyString(),
            Importance.MEDIUM,
            "The name of this connection in records and offsets; two connections to different"
                + " accounts of one vendor need different names.",
            OUTPUT,
            2,
            Width.MEDIUM,
            "Source name");
  }

  private static void polling(ConfigDef definition) {
    duration(
        definition,
        POLL_INTERVAL,
        60_000,
        10,
        POLLING,
        1,
        "Poll interval",
        "How long to rest, in milliseconds, when everything has been read.");
    definition.define(
        BATCH_MAX_ROWS,
        ConfigDef.Type.INT,
        1_000,
        Range.between(1, 10_000),
        Importance.LOW,
        "The most rows to ask for in one page, where the vendor lets one choose.",
        POLLING,
        2,
        Width.SHORT,
        "Rows a page");
    duration(
        definition,
        BACKOFF,
        500,
        1,
        POLLING,
        3,
        "Back-off",
        "The longest wait, in milliseconds, after a first failed read; doubled after each further"
            + " failure, of which a random part is waited.");
    duration(
        definition,
        BACKOFF_MAX,
        60_000,
        1,
        POLLING,
        4,
        "Longest back-off",
        "The longest wait, in milliseconds, after any failed read, unless the vendor asks for"
            + " more.");
    definition.define(
        MAX_ROW_BYTES,
        ConfigDef.Type.LONG,
        1_000_000L,
        Range.between(1024, Integer.MAX_VALUE),
        Importance.MEDIUM,
        "The longest row, in bytes of JSON. A longer one is left out and told on the prefix and"
            + " quarantine, for the brokers would refuse it and the task would fail; raise it"
            + " together with max.request.size of the producer and max.message.bytes of the topic.",
        POLLING,
        5,
        Width.SHORT,
        "Longest row");
  }

  private static void requests(ConfigDef definition) {
    duration(
        definition,
        CONNECT_TIMEOUT,
        10_000,
        1,
        REQUESTS,
        1,
        "Connect timeout",
        "How long, in milliseconds, a connection to the vendor may take to stand.");
    duration(
        definition,
        READ_TIMEOUT,
        60_000,
        1,
        REQUESTS,
        2,
        "Read timeout",
        "How long, in milliseconds, the vendor may stay silent in the middle of a call.");
    duration(
        definition,
        CALL_TIMEOUT,
        300_000,
        1,
        REQUESTS,
        3,
        "Call timeout",
        "How long, in milliseconds, a whole call to the vendor may take.");
    definition
        .define(
            MAX_BODY_BYTES,
            ConfigDef.Type.LONG,
            64L * 1024 * 1024,
            Range.between(1024, Integer.MAX_VALUE),
            Importance.LOW,
            "The longest answer, in bytes, that is read from the vendor.",
            REQUESTS,
            4,
            Width.SHORT,
            "Longest answer")
        .define(
            ALLOW_PLAIN_HTTP,
            ConfigDef.Type.BOOLEAN,
            false,
            Importance.LOW,
            "Whether credentials may be sent over plain http to other hosts than this one.",
            REQUESTS,
            5,
            Width.SHORT,
            "Allow plain http");
  }

  private static void duration(
      ConfigDef definition,
      String name,
      long defaultMillis,
      long least,
      String group,
      int order,
      String displayName,
      String doc) {
    definition.define(
        name,
        ConfigDef.Type.LONG,
        defaultMillis,
        Range.between(least, Duration.ofDays(1).toMillis()),
        name.equals(POLL_INTERVAL) ? Importance.MEDIUM : Importance.LOW,
        doc,
        group,
        order,
        Width.SHORT,
        displayName);
  }

  private static void requireTopicPart(String name, Object value) {
    if (value instanceof String text && !TOPIC_PART.matcher(text).matches()) {
      throw new ConfigException(
          "'" + name + "' may hold letters, digits, dots, underscores and hyphens only.");
    }
  }

  private static Duration millis(AbstractConfig config, String name) {
    return Duration.ofMillis(config.getLong(name));
  }
}
