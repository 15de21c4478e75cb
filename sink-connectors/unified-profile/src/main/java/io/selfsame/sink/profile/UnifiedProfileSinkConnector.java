package io.selfsame.sink.profile;

import io.selfsame.sink.connection.LiveCheck;
import io.selfsame.sink.connection.PluginVersion;
import io.selfsame.sink.connection.UnresolvedReferences;
import io.selfsame.sink.connection.WarehouseOpener;
import io.selfsame.sink.profile.store.ConnectorWarehouse;
import io.selfsame.warehouse.Warehouse;
import io.selfsame.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one profile and one consent state a person in a warehouse, from the records of many
 * systems. Records need the identity envelope that {@code io.selfsame.identity.StandardizeIdentity}
 * adds.
 */
public final class UnifiedProfileSinkConnector extends SinkConnector {
  private static final Logger LOG = LoggerFactory.getLogger(UnifiedProfileSinkConnector.class);

  private final WarehouseOpener opener;
  private Map<String, String> settings = Map.of();

  /** For Connect. */
  public UnifiedProfileSinkConnector() {
    this(Warehouse::open);
  }

  UnifiedProfileSinkConnector(WarehouseOpener opener) {
    this.opener = opener;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public ConfigDef config() {
    return UnifiedProfileSinkConfig.DEFINITION;
  }

  @Override
  public Class<? extends Task> taskClass() {
    return UnifiedProfileSinkTask.class;
  }

  @Override
  public void start(Map<String, String> props) {
    settings = Map.copyOf(props);
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    int tasks = maxTasks;
    if (maxTasks > 1 && new UnifiedProfileSinkConfig(settings).url().isDuckDb()) {
      LOG.info("A DuckDB file has one writing process: running 1 task instead of {}", maxTasks);
      tasks = 1;
    }
    List<Map<String, String>> configs = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      Map<String, String> config = new HashMap<>(settings);
      config.put(UnifiedProfileSinkConfig.TASK_ID, Integer.toString(task));
      configs.add(config);
    }
    return configs;
  }

  @Override
  public void stop() {
    // Tasks hold everything that needs an end.
  }

  /** Checks the settings one by one, then, if these are clean, whether the warehouse lets us in. */
  @Override
  public Config validate(Map<String, String> props) {
    Config config = super.validate(props);
    DeadLetterCheck.of(props).forEach(config.configValues()::add);
    boolean clean = config.configValues().stream().allMatch(v -> v.errorMessages().isEmpty());
    if (clean && UnresolvedReferences.markedIn(config)) {
      return config;
    }
    if (clean) {
      LiveCheck.of(new UnifiedProfileSinkConfig(props).warehouse(), opener)
          .ifPresent(problem -> at(config, problem.setting()).addErrorMessage(problem.message()));
    }
    return config;
  }

  /** Edits the offsets the warehouse holds, which count for more than the consumer group's. */
  @Override
  public boolean alterOffsets(Map<String, String> props, Map<TopicPartition, Long> offsets) {
    UnifiedProfileSinkConfig config = new UnifiedProfileSinkConfig(props);
    Map<TopicPartition, Optional<Long>> altered = new HashMap<>();
    offsets.forEach((partition, offset) -> altered.put(partition, Optional.ofNullable(offset)));
    try (ConnectorWarehouse warehouse =
        new ConnectorWarehouse(config.connector(), () -> opener.open(config.warehouse()))) {
      warehouse.alterOffsets(altered);
      return true;
    } catch (WarehouseException e) {
      throw new ConnectException("cannot alter the offsets: " + e.getMessage(), e);
    }
  }

  private static ConfigValue at(Config config, String setting) {
    return config.configValues().stream()
        .filter(value -> value.name().equals(setting))
        .findFirst()
        .orElseThrow();
  }
}
