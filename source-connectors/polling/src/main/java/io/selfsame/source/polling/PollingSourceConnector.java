package io.selfsame.source.polling;

import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.config.SettingsCheck;
import io.selfsame.source.polling.discovery.ObjectDiscovery;
import io.selfsame.source.polling.discovery.ObjectPatterns;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorDefinition;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** Internal: which streams the task reads, where objects are read in parts. */
  static final String TASK_STREAMS = "selfsame.task.streams";

  private static final Duration VALIDATION_PATIENCE = Duration.ofSeconds(10);

  /**
   * Start runs on a thread of the connector's own, so it may wait a little for a good beginning.
   */
  private static final Duration DISCOVERY_PATIENCE = Duration.ofSeconds(20);

  private final VendorDefinition vendor;
  private final Clock clock = Clock.systemUTC();
  private final SettingsCheck check;
  private Map<String, String> settings = Map.of();
  private Optional<ObjectDiscovery> discovery = Optional.empty();

  protected PollingSourceConnector(VendorDefinition vendor) {
    this.vendor = vendor;
    this.check = new SettingsCheck(vendor, clock, VALIDATION_PATIENCE);
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
    ConfigDef definition = PollingConfig.definition(vendor.of(given));
    Config validated = new Config(definition.validate(given));
    check.complete(validated, given);
    return validated;
  }

  @Override
  public void start(Map<String, String> given) {
    settings = Map.copyOf(given);
    PollingConfig config = new PollingConfig(vendor, settings);
    if (ObjectPatterns.isIn(config.objects())) {
      ObjectDiscovery started =
          new ObjectDiscovery(
              () -> config.open(clock),
              config.objects(),
              () -> context.requestTaskReconfiguration());
      discovery = Optional.of(started);
      started.start(config.discoveryInterval(), DISCOVERY_PATIENCE);
    }
  }

  /** Streams, not objects, are dealt out: the parts of a big object can be in several tasks. */
  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    PollingConfig config = new PollingConfig(vendor, settings);
    List<String> objects = discovery.map(ObjectDiscovery::objects).orElseGet(config::objects);
    Map<StreamName, String> streams = streams(config, objects);
    List<Map<String, String>> tasks = new ArrayList<>();
    for (List<StreamName> group : StreamAssignment.deal(List.copyOf(streams.keySet()), maxTasks)) {
      Map<String, String> task = new HashMap<>(settings);
      Set<String> ofTask = new LinkedHashSet<>();
      group.forEach(stream -> ofTask.add(streams.get(stream)));
      task.put(vendor.objectsSetting(), String.join(",", ofTask));
      task.put(TASK_STREAMS, StreamName.toText(group));
      task.put(TASK_NUMBER, Integer.toString(tasks.size()));
      tasks.add(task);
    }
    return tasks;
  }

  @Override
  public void stop() {
    discovery.ifPresent(ObjectDiscovery::close);
    discovery = Optional.empty();
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
   * Lets a user move the offsets of this connector's streams, as long as the tasks could read them,
   * and remove any offset, also of streams that are no longer configured.
   */
  @Override
  public boolean alterOffsets(
      Map<String, String> given, Map<Map<String, ?>, Map<String, ?>> offsets) {
    OffsetEdit edit = new OffsetEdit(new PollingConfig(vendor, given), clock);
    offsets.forEach(
        (partition, offset) -> {
          if (offset != null) {
            edit.require(partition, offset);
          }
        });
    return true;
  }

  /** The streams, each with the name it has in the list: that may say more than its object. */
  private Map<StreamName, String> streams(PollingConfig config, List<String> objects) {
    Map<StreamName, String> names = new LinkedHashMap<>();
    try (Vendor connection = config.open(clock)) {
      for (String object : objects) {
        connection
            .streams(List.of(object))
            .forEach(stream -> names.putIfAbsent(StreamName.of(stream), object));
      }
      return names;
    } catch (VendorException e) {
      throw new ConnectException("The connector cannot start. " + e.getMessage());
    }
  }
}
