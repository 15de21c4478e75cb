package io.selfsame.source.polling.config;

import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.VendorDefinition;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Completes Connect's validation of single settings: references nobody resolved, misspelt names,
 * contradictions between settings and, only when all of that is clean, a short visit to the vendor.
 * Stateless: Connect asks one connector instance from many threads.
 */
public final class SettingsCheck {
  private final VendorDefinition vendor;
  private final Clock clock;
  private final Duration patience;

  /**
   * @param patience how long the visit to the vendor may take
   */
  public SettingsCheck(VendorDefinition vendor, Clock clock, Duration patience) {
    this.vendor = vendor;
    this.clock = clock;
    this.patience = patience;
  }

  /** Adds error messages to the values of a validation. */
  public void complete(Config validated, Map<String, String> given) {
    Map<String, ConfigValue> values =
        validated.configValues().stream()
            .collect(Collectors.toMap(ConfigValue::name, Function.identity()));
    report(unresolved(values, given), values);
    report(UnknownSettings.problems(values.keySet(), given), values);
    if (isClean(values)) {
      PollingConfig config = new PollingConfig(vendor, given);
      report(config.problems(), values);
      if (isClean(values)) {
        report(new LiveCheck(vendor, clock, patience).problems(config), values);
      }
    }
  }

  private static List<SettingProblem> unresolved(
      Map<String, ConfigValue> values, Map<String, String> given) {
    return given.entrySet().stream()
        .filter(entry -> values.containsKey(entry.getKey()))
        .filter(entry -> entry.getValue() != null && entry.getValue().contains("${"))
        .map(
            entry ->
                new SettingProblem(
                    entry.getKey(),
                    "'"
                        + entry.getKey()
                        + "' holds a reference that was not resolved; set up its provider in the"
                        + " worker's config.providers."))
        .toList();
  }

  private void report(List<SettingProblem> problems, Map<String, ConfigValue> values) {
    for (SettingProblem problem : problems) {
      ConfigValue value = values.get(problem.setting());
      (value == null ? values.get(vendor.objectsSetting()) : value)
          .addErrorMessage(problem.message());
    }
  }

  private static boolean isClean(Map<String, ConfigValue> values) {
    return values.values().stream().allMatch(value -> value.errorMessages().isEmpty());
  }
}
