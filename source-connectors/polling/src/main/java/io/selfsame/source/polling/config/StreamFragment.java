package io.selfsame.source.polling.config;

import io.selfsame.source.polling.vendor.StreamRules;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The settings that say how streams are read, and what is done when they cannot be. */
public final class StreamFragment {
  public static final String QUOTA_RETRY = "quota.retry.interval.ms";
  public static final String PERMISSION_LOSS = "permission.loss";
  public static final String PERMISSION_RETRY = "permission.retry.interval.ms";
  public static final String STALL_POLLS = "stall.polls";
  public static final String EMPTY_AFTER = "stream.empty.after.ms";
  public static final String OFFSET_INTERVAL = "offset.interval.ms";
  public static final String DISCOVERY_INTERVAL = "discovery.interval.ms";

  private static final String GROUP = "Streams";
  private static final List<String> LOSSES = List.of("report", "fail");
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long QUARTER = Duration.ofMinutes(15).toMillis();

  private StreamFragment() {}

  static ConfigDef addTo(ConfigDef definition) {
    reading(definition);
    refusal(definition);
    watching(definition);
    return definition;
  }

  static StreamRules parse(AbstractConfig config) {
    return new StreamRules(
        millis(config, QUOTA_RETRY),
        millis(config, PERMISSION_RETRY),
        config.getString(PERMISSION_LOSS).equals("fail"),
        config.getInt(STALL_POLLS),
        millis(config, EMPTY_AFTER),
        millis(config, OFFSET_INTERVAL));
  }

  private static void reading(ConfigDef definition) {
    longer(
        definition,
        DISCOVERY_INTERVAL,
        300_000,
        100,
        1,
        "Discovery interval",
        "How often, in milliseconds, the vendor is asked for new objects when the list of objects"
            + " holds a pattern.");
  }

  private static void refusal(ConfigDef definition) {
    longer(
        definition,
        QUOTA_RETRY,
        QUARTER,
        1,
        2,
        "Quota retry",
        "How long, in milliseconds, reading pauses when the allowance is used up and the vendor"
            + " names no time.");
    definition.define(
        PERMISSION_LOSS,
        ConfigDef.Type.STRING,
        LOSSES.get(0),
        ValidString.in(LOSSES.toArray(String[]::new)),
        Importance.MEDIUM,
        "What to do when a stream may not be read (any longer): report tells it by log, metric and"
            + " a record on the prefix and stream-status, and goes on with the others; fail stops"
            + " the task.",
        GROUP,
        3,
        Width.SHORT,
        "Permission loss",
        new Choices(LOSSES));
    longer(
        definition,
        PERMISSION_RETRY,
        QUARTER,
        1,
        4,
        "Permission retry",
        "How long, in milliseconds, to wait before a stream that may not be read is tried again.");
  }

  private static void watching(ConfigDef definition) {
    number(
        definition,
        STALL_POLLS,
        5,
        Range.between(1, 1_000),
        5,
        "Stall polls",
        "After how many reads without progress, although the vendor has newer data, a stream is"
            + " reported as stalled.");
    longer(
        definition,
        EMPTY_AFTER,
        Duration.ofHours(1).toMillis(),
        1,
        6,
        "Empty after",
        "How long, in milliseconds, a stream may go without its very first row before that is"
            + " reported.");
    longer(
        definition,
        OFFSET_INTERVAL,
        60_000,
        1,
        7,
        "Offset interval",
        "How often, in milliseconds, the offset of a stream that moves on without rows is stored,"
            + " by means of a stream-status record.");
  }

  private static void number(
      ConfigDef definition,
      String name,
      int standard,
      Range range,
      int order,
      String displayName,
      String doc) {
    definition.define(
        name,
        ConfigDef.Type.INT,
        standard,
        range,
        Importance.LOW,
        doc,
        GROUP,
        order,
        Width.SHORT,
        displayName);
  }

  private static void longer(
      ConfigDef definition,
      String name,
      long standard,
      long least,
      int order,
      String displayName,
      String doc) {
    definition.define(
        name,
        ConfigDef.Type.LONG,
        standard,
        Range.between(least, DAY),
        Importance.LOW,
        doc,
        GROUP,
        order,
        Width.SHORT,
        displayName);
  }

  private static Duration millis(AbstractConfig config, String name) {
    return Duration.ofMillis(config.getLong(name));
  }
}
