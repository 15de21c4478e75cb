package io.selfsame.quickstart.landscape;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.cluster.ConnectRest;
import io.selfsame.cluster.KafkaCluster;
import io.selfsame.cluster.KafkaRuntime;
import io.selfsame.cluster.Ports;
import io.selfsame.cluster.ProcessGroup;
import io.selfsame.cluster.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything the whole path needs, running: the vendors, a broker with a Connect worker, a
 * warehouse. Also the ground the integration tests stand on.
 */
public final class Landscape implements AutoCloseable {
  /** The connectors, in the order in which they are created. */
  public static final List<String> SOURCES = List.of("salesforce", "stripe", "zendesk");

  public static final String SINK = "unified-profile";
  private static final Duration START = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path root;
  private final ProcessGroup processes;
  private final Vendors vendors;
  private final WarehouseAccess warehouse;
  private final KafkaCluster cluster;
  private final Gauges gauges;

  /**
   * What to start.
   *
   * @param connect the Connect line, {@code 3.9} or {@code 4.3}
   * @param people size of the generated population
   * @param seed of the population
   */
  public record Plan(WarehouseKind warehouse, String connect, int people, long seed) {}

  private Landscape(
      Path root,
      ProcessGroup processes,
      Vendors vendors,
      WarehouseAccess warehouse,
      KafkaCluster cluster,
      Gauges gauges) {
    this.root = root;
    this.processes = processes;
    this.vendors = vendors;
    this.warehouse = warehouse;
    this.cluster = cluster;
    this.gauges = gauges;
  }

  /**
   * Starts all of it, but no connector.
   *
   * @param root the repository, built
   * @param directory where data and logs go
   */
  public static Landscape start(Plan plan, Path root, Path directory) {
    ProcessGroup processes = new ProcessGroup();
    try {
      Vendors vendors = Vendors.start(processes, directory, plan.people(), plan.seed());
      WarehouseAccess warehouse = WarehouseAccess.start(plan.warehouse(), processes, directory);
      int metricsPort = Ports.free();
      WorkerSettings settings =
          WorkerSettings.plugins(root.resolve("examples/quickstart/target/plugins"))
              .withEnvironment(vendors.environment())
              .withEnvironment(warehouse.environment())
              .withJvmOptions(Gauges.jvmOptions(metricsPort));
      KafkaCluster cluster =
          KafkaCluster.start(KafkaRuntime.of(plan.connect(), root), directory, settings);
      return new Landscape(root, processes, vendors, warehouse, cluster, new Gauges(metricsPort));
    } catch (RuntimeException failed) {
      processes.close();
      throw failed;
    }
  }

  public Vendors vendors() {
    return vendors;
  }

  public WarehouseAccess warehouse() {
    return warehouse;
  }

  public KafkaCluster cluster() {
    return cluster;
  }

  public Gauges gauges() {
    return gauges;
  }

  public ConnectRest connect() {
    return cluster.connect();
  }

  /** POSTs a file of {@code examples/connectors} and waits until the connector runs. */
  public void create(String connector) {
    create(connector, Map.of());
  }

  /** The same with some settings of one's own. */
  public void create(String connector, Map<String, String> settings) {
    connect().put(connector, config(connector, settings));
    connect().awaitRunning(connector, START);
  }

  /** The settings in a file of {@code examples/connectors} with some of one's own. */
  public Map<String, String> config(String connector, Map<String, String> settings) {
    Path file = root.resolve("examples/connectors/" + connector + ".json");
    Map<String, String> config = new TreeMap<>();
    try {
      JSON.readTree(file.toFile())
          .path("config")
          .properties()
          .forEach(setting -> config.put(setting.getKey(), setting.getValue().asText()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("not readable: " + file, unreadable);
    }
    config.putAll(settings);
    return config;
  }

  /** Lets the sink go of the warehouse; its configuration and offsets stay. */
  public void stopSink() {
    connect().stop(SINK);
    connect().awaitState(SINK, "STOPPED", START);
  }

  @Override
  public void close() {
    gauges.close();
    cluster.close();
    processes.close();
  }
}
