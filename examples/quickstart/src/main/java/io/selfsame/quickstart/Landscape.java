package io.selfsame.quickstart;

import io.selfsame.cluster.ConnectRest;
import io.selfsame.cluster.KafkaCluster;
import io.selfsame.cluster.KafkaRuntime;
import io.selfsame.cluster.Ports;
import io.selfsame.cluster.ProcessGroup;
import io.selfsame.cluster.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Everything the whole path needs, running: the vendors, a broker with a Connect worker, a
 * warehouse. Also the ground the integration tests stand on.
 */
final class Landscape implements AutoCloseable {
  /** The connectors, in the order in which they are created. */
  static final List<String> SOURCES = List.of("salesforce", "stripe", "zendesk");

  static final String SINK = "unified-profile";
  private static final Duration START = Duration.ofSeconds(90);

  private final Path root;
  private final ProcessGroup processes;
  private final Vendors vendors;
  private final WarehouseAccess warehouse;
  private final KafkaCluster cluster;
  private final Gauges gauges;

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
   * Starts all of it.
   *
   * @param root the repository, built
   * @param directory where data and logs go
   */
  static Landscape start(Options options, Path root, Path directory) {
    ProcessGroup processes = new ProcessGroup();
    try {
      Vendors vendors = Vendors.start(processes, directory, options.people(), options.seed());
      WarehouseAccess warehouse = WarehouseAccess.start(options.warehouse(), processes, directory);
      int metricsPort = Ports.free();
      WorkerSettings settings =
          WorkerSettings.plugins(root.resolve("examples/quickstart/target/plugins"))
              .withEnvironment(vendors.environment())
              .withEnvironment(warehouse.environment())
              .withJvmOptions(Gauges.jvmOptions(metricsPort));
      KafkaCluster cluster =
          KafkaCluster.start(KafkaRuntime.of(options.connect(), root), directory, settings);
      return new Landscape(root, processes, vendors, warehouse, cluster, new Gauges(metricsPort));
    } catch (RuntimeException failed) {
      processes.close();
      throw failed;
    }
  }

  Vendors vendors() {
    return vendors;
  }

  WarehouseAccess warehouse() {
    return warehouse;
  }

  KafkaCluster cluster() {
    return cluster;
  }

  Gauges gauges() {
    return gauges;
  }

  ConnectRest connect() {
    return cluster.connect();
  }

  /** POSTs a file of {@code examples/connectors} and waits until the connector runs. */
  void create(String connector) {
    Path file = root.resolve("examples/connectors/" + connector + ".json");
    try {
      connect().create(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("not readable: " + file, unreadable);
    }
    connect().awaitRunning(connector, START);
  }

  /** Lets the sink go of the warehouse; its configuration and offsets stay. */
  void stopSink() {
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
