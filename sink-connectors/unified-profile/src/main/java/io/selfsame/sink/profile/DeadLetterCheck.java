package io.selfsame.sink.profile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Refuses a dead-letter topic that could never get a record: Connect takes it without complaint and
 * then fails the task at the first bad record all the same, unless errors are tolerated. Both
 * settings are the worker's own, so they are not among the connector's.
 */
final class DeadLetterCheck {
  static final String TOPIC = "errors.deadletterqueue.topic.name";
  static final String TOLERANCE = "errors.tolerance";

  private DeadLetterCheck() {}

  /** What is wrong, at each of the two settings; nothing if they agree. */
  static List<ConfigValue> of(Map<String, String> props) {
    String topic = props.getOrDefault(TOPIC, "").strip();
    String tolerance = props.getOrDefault(TOLERANCE, "none").strip();
    if (topic.isEmpty() || tolerance.toLowerCase(Locale.ROOT).equals("all")) {
      return List.of();
    }
    String message =
        "'%s' names a topic that would stay empty: set '%s' to 'all', or leave the topic out"
            .formatted(TOPIC, TOLERANCE);
    return List.of(refused(TOPIC, topic, message), refused(TOLERANCE, tolerance, message));
  }

  private static ConfigValue refused(String setting, String value, String message) {
    ConfigValue refused = new ConfigValue(setting);
    refused.value(value);
    refused.addErrorMessage(message);
    return refused;
  }
}
