package io.selfsame.sink.connection;

import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** References to a config provider that nobody resolved. */
public final class UnresolvedReferences {
  private UnresolvedReferences() {}

  /** Marks them as errors and tells whether there were any. */
  public static boolean markedIn(Config config) {
    boolean found = false;
    for (ConfigValue value : config.configValues()) {
      if (value.value() instanceof String text && SettingValidators.isReference(text)) {
        value.addErrorMessage(
            "'%s' is a reference this worker does not resolve: check 'config.providers' of the worker"
                .formatted(value.name()));
        found = true;
      }
    }
    return found;
  }
}
