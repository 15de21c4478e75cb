package io.selfsame.source.polling.config;

import io.selfsame.source.polling.http.TrustedServers;
import io.selfsame.source.polling.record.DriftPolicy;
import io.selfsame.source.polling.vendor.PollingSettings;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorContext;
import io.selfsame.source.polling.vendor.VendorDefinition;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** A connector's settings, parsed: the vendor's own and those of {@link PollingFragment}. */
public final class PollingConfig extends AbstractConfig {
  private final VendorDefinition vendor;
  private final PollingSettings polling;

  /**
   * @throws org.apache.kafka.common.config.ConfigException naming a setting that is not valid
   */
  public PollingConfig(VendorDefinition vendor, Map<String, String> settings) {
    this(settings, vendor.of(settings));
  }

  private PollingConfig(Map<String, String> settings, VendorDefinition vendor) {
    super(definition(vendor), settings, false);
    this.vendor = vendor;
    this.polling = PollingFragment.parse(this);
  }

  /** All settings of a vendor's connector. */
  public static ConfigDef definition(VendorDefinition vendor) {
    return DriftFragment.addTo(
        PollingFragment.addTo(new ConfigDef(vendor.settings()), vendor.kind()));
  }

  /** What the settings made of the connector's definition. */
  public VendorDefinition vendor() {
    return vendor;
  }

  public PollingSettings polling() {
    return polling;
  }

  /** The objects to read, as the user wrote them. */
  public List<String> objects() {
    return getList(vendor.objectsSetting());
  }

  /** How often to ask for new objects. */
  public Duration discoveryInterval() {
    return Duration.ofMillis(getLong(StreamFragment.DISCOVERY_INTERVAL));
  }

  /** What to do about drift in an object. */
  public DriftPolicy drift(String object) {
    return DriftFragment.parse(this, vendor.criticalFields(object));
  }

  /** Opens a connection; no I/O. */
  public Vendor open(Clock clock) {
    return vendor.open(new VendorContext(this, polling, clock));
  }

  /** What is wrong across settings; needs no network. */
  public List<SettingProblem> problems() {
    List<SettingProblem> problems = new ArrayList<>(vendor.problems(this, polling));
    TrustedServers.problem(polling.requests().trust()).ifPresent(problems::add);
    if (polling.backoffBase().compareTo(polling.backoffMax()) > 0) {
      String message = "The first back-off must not be longer than the longest.";
      problems.add(new SettingProblem(PollingFragment.BACKOFF, message));
      problems.add(new SettingProblem(PollingFragment.BACKOFF_MAX, message));
    }
    if (objects().isEmpty()) {
      problems.add(new SettingProblem(vendor.objectsSetting(), "Name one object at least."));
    }
    Set<String> topics = new HashSet<>();
    for (String object : objects()) {
      if (!topics.add(object.toLowerCase(Locale.ROOT))) {
        problems.add(new SettingProblem(vendor.objectsSetting(), "An object is named twice."));
      }
    }
    return problems;
  }
}
