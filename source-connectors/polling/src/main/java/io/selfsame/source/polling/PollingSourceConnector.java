package io.selfsame.source.polling;

import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.config.SettingsCheck;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.offset.StreamPartition;
import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.VendorDefinition;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * A source connector that polls a vendor's API. A vendor's connector hands over its definition and
 * names its task class; both need public constructors without parameters.
 */
public abstract class PollingSourceConnector extends SourceConnector {
  /** Internal: which of the connector's tasks this is, for the names of metrics. */
  static final String TASK_NUMBER = "selfsame.task";

  private static final Duration VALIDATION_PATIENCE = Duration.ofSeconds(10);

  private final VendorDefinition vendor;
  private final SettingsCheck check;
  private Map<String, String> settings = Map.of();

  protected PollingSourceConnector(VendorDefinition vendor) {
    this.vendor = vendor;
    this.check = new SettingsCheck(vendor, Clock.systemUTC(), VALIDATION_PATIENCE);
  }

  @Override
  public String version() {
    return vendor.version();
  }

  @Override
  public ConfigDef config() {
    return PollingConfig.definition(vendor);
  }

  @Override
  public Config validate(Map<String, String> given) {
    Config validated = super.validate(given);
    check.complete(validated, given);
    return validated;
  }

  @Override
  public void start(Map<String, String> given) {
    settings = Map.copyOf(given);
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    List<String> objects = new PollingConfig(vendor, settings).objects();
    List<Map<String, String>> tasks = new ArrayList<>();
    for (List<String> group : StreamAssignment.deal(objects, maxTasks)) {
      Map<String, String> task = new HashMap<>(settings);
      task.put(vendor.objectsSetting(), String.join(",", group));
      task.put(TASK_NUMBER, Integer.toString(tasks.size()));
      tasks.add(task);
    }
    return tasks;
  }

  @Override
  public void stop() {
    settings = Map.of();
  }

  /** A page and the offset after it are one batch; see {@link PollingSourceTask}. */
  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> given) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  @Override
  public ConnectorTransactionBoundaries canDefineTransactionBoundaries(Map<String, String> given) {
    return ConnectorTransactionBoundaries.SUPPORTED;
  }

  /**
   * Lets a user move or remove the offsets of any stream, also of streams and sources that are no
   * longer configured, as long as the tasks could read what is left.
   */
  @Override
  public boolean alterOffsets(
      Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            requireReadable(partition, offset);
          }
        });
    return true;
  }

  private static void requireReadable(Map<String, ?> partition, Map<String, ?> offset) {
    try {
      StreamPartition.from(partition);
      StreamOffset.from(offset);
    } catch (PositionException e) {
      throw new ConnectException("These offsets cannot be used: " + e.getMessage() + ".");
    }
  }
}
