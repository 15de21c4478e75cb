package io.selfsame.sink.changes;

import io.selfsame.sink.connection.LiveCheck;
import io.selfsame.sink.connection.PluginVersion;
import io.selfsame.sink.connection.UnresolvedReferences;
import io.selfsame.sink.connection.WarehouseOpener;
import io.selfsame.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/**
 * Publishes what changes in the warehouse to compacted topics: profiles, consents, contact points
 * and reviews, each message the present state of one thing, a tombstone when it is no more.
 */
public final class ProfileChangesSourceConnector extends SourceConnector {
  private final WarehouseOpener opener;
  private Map<String, String> settings = Map.of();

  /** For Connect. */
  public ProfileChangesSourceConnector() {
    this(Warehouse::open);
  }

  ProfileChangesSourceConnector(WarehouseOpener opener) {
    this.opener = opener;
  }

  @Override
  public String version() {
    return PluginVersion.get();
  }

  @Override
  public ConfigDef config() {
    return ProfileChangesSourceConfig.DEFINITION;
  }

  @Override
  public Class<? extends Task> taskClass() {
    return ProfileChangesSourceTask.class;
  }

  @Override
  public void start(Map<String, String> props) {
    settings = Map.copyOf(props);
  }

  /** One task: the order of changes is the order of one outbox. */
  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return List.of(settings);
  }

  @Override
  public void stop() {
    // The task holds everything that needs an end.
  }

  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> props) {
    return ExactlyOnceSupport.SUPPORTED;
  }

  /** Checks the settings one by one, then, if these are clean, whether the warehouse lets us in. */
  @Override
  public Config validate(Map<String, String> props) {
    Config config = super.validate(props);
    boolean clean = config.configValues().stream().allMatch(v -> v.errorMessages().isEmpty());
    if (!clean || UnresolvedReferences.markedIn(config)) {
      return config;
    }
    LiveCheck.of(new ProfileChangesSourceConfig(props).warehouse(), opener)
        .ifPresent(
            problem ->
                config.configValues().stream()
                    .filter(value -> value.name().equals(problem.setting()))
                    .forEach(value -> value.addErrorMessage(problem.message())));
    return config;
  }

  /**
   * Any offset of the right shape may be set; one the outbox no longer reaches means a snapshot.
   */
  @Override
  public boolean alterOffsets(
      Map<String, String> props, Map<Map<String, ?>, Map<String, ?>> offsets) {
    Map<String, String> own =
        ProfileChangesSourceTask.partition(new ProfileChangesSourceConfig(props));
    offsets.forEach(
        (partition, offset) -> {
          if (offset == null) {
            return;
          }
          if (!own.equals(partition)) {
            throw new ConnectException(
                "the source partition of this connector is {\"schema\": \"<schema.name>\"}");
          }
          FeedOffset.of(offset);
        });
    return true;
  }
}
