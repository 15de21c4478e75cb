package io.selfsame.source.polling.vendor;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What a vendor's connector and task have in common: its settings and how they become a connection.
 * Stateless and thread-safe; every method is cheap and does no I/O.
 */
public interface VendorDefinition {

  /**
   * The definition that some settings lead to, where they decide more than values: which vendor it
   * is, and which further settings there are. May read a file, nothing else; never fails, {@link
   * #problems} tells.
   *
   * @param settings as the user gave them
   */
  default VendorDefinition of(Map<String, String> settings) {
    return this;
  }

  /** The kind of source, lower case: {@code stripe}. Default of {@code source.name}. */
  String kind();

  /** The version of the build. */
  String version();

  /** The vendor's own settings; the polling core adds those every connector has. */
  ConfigDef settings();

  /** The name of the setting (of type LIST) that says which objects to read. */
  String objectsSetting();

  /** The name of the setting that says where the vendor is: it gets blamed when nobody answers. */
  String endpointSetting();

  /** Checks across settings that need no network; one entry a setting at fault. */
  List<SettingProblem> problems(AbstractConfig config, PollingSettings polling);

  /**
   * The fields of an object (or paths into them, dotted) that feed identity or consent in the
   * built-in mapping. Drift in them is critical.
   */
  default Set<String> criticalFields(String object) {
    return Set.of();
  }

  /** Returns a connection; does no I/O. */
  Vendor open(VendorContext context);
}
