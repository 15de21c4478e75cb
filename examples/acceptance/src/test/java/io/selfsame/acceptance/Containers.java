package io.selfsame.acceptance;

import io.selfsame.cluster.ConnectRest;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * What {@code examples/docker-compose.yml} describes, with the same settings files, on ports of the
 * engine's choice. Images can be chosen by the system properties {@code selfsame.image.kafka} and
 * {@code selfsame.image.postgres}.
 */
final class Containers implements AutoCloseable {
  private static final Path EXAMPLES = DeployedPlugins.ROOT.resolve("examples");
  private static final Duration START = Duration.ofMinutes(3);
  private static final int CONNECT = 8083;
  private static final int POSTGRES = 5432;
  private static final String NAME = "selfsame";
  private static final String PASSWORD = "selfsame-local";

  private final Network network = Network.newNetwork();
  private final GenericContainer<?> broker = broker();
  private final GenericContainer<?> warehouse = warehouse();
  private final GenericContainer<?> worker = worker();

  /** Starts all and waits until each serves. */
  void start() {
    Startables.deepStart(worker).join();
  }

  ConnectRest connect() {
    return new ConnectRest(
        URI.create("http://" + worker.getHost() + ":" + worker.getMappedPort(CONNECT)));
  }

  Connection connectToWarehouse() throws SQLException {
    String url =
        "jdbc:postgresql://"
            + warehouse.getHost()
            + ":"
            + warehouse.getMappedPort(POSTGRES)
            + "/"
            + NAME;
    return DriverManager.getConnection(url, NAME, PASSWORD);
  }

  @Override
  public void close() {
    worker.stop();
    warehouse.stop();
    broker.stop();
    network.close();
  }

  private GenericContainer<?> broker() {
    return new GenericContainer<>(image("kafka", "apache/kafka:4.3.1"))
        .withNetwork(network)
        .withNetworkAliases("broker")
        .withCopyFileToContainer(
            host("docker/broker/server.properties"), "/mnt/shared/config/server.properties")
        .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1))
        .withStartupTimeout(START);
  }

  private GenericContainer<?> warehouse() {
    return new GenericContainer<>(image("postgres", "postgres:17"))
        .withNetwork(network)
        .withNetworkAliases("warehouse")
        .withEnv("POSTGRES_DB", NAME)
        .withEnv("POSTGRES_USER", NAME)
        .withEnv("POSTGRES_PASSWORD", PASSWORD)
        .withExposedPorts(POSTGRES)
        // Over TCP: while the image sets itself up its server listens on a socket only.
        .waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U " + NAME))
        .withStartupTimeout(START);
  }

  private GenericContainer<?> worker() {
    return new GenericContainer<>(image("kafka", "apache/kafka:4.3.1"))
        .withNetwork(network)
        .withNetworkAliases("worker")
        .withEnv("KAFKA_HEAP_OPTS", "-Xmx1g")
        .withEnv("SELFSAME_WAREHOUSE_URL", "jdbc:postgresql://warehouse:5432/" + NAME)
        .withEnv("SELFSAME_WAREHOUSE_USER", NAME)
        .withEnv("SELFSAME_WAREHOUSE_PASSWORD", PASSWORD)
        .withCopyFileToContainer(
            host("docker/worker.properties"), "/etc/selfsame/worker.properties")
        .withCopyFileToContainer(host("quickstart/target/plugins"), "/plugins")
        .withCommand("/opt/kafka/bin/connect-distributed.sh", "/etc/selfsame/worker.properties")
        .withExposedPorts(CONNECT)
        .dependsOn(broker, warehouse)
        .waitingFor(Wait.forHttp("/connectors").forPort(CONNECT))
        .withStartupTimeout(START);
  }

  private static MountableFile host(String file) {
    return MountableFile.forHostPath(EXAMPLES.resolve(file));
  }

  private static DockerImageName image(String kind, String published) {
    return DockerImageName.parse(System.getProperty("selfsame.image." + kind, published));
  }
}
