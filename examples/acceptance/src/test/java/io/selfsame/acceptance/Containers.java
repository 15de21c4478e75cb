package io.selfsame.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.cluster.ConnectRest;
import io.selfsame.quickstart.truth.Truth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * What {@code examples/docker-compose.yml} describes, with the same settings files, on ports of the
 * engine's choice. Images can be chosen by the system properties {@code selfsame.image.kafka},
 * {@code selfsame.image.postgres} and {@code selfsame.image.java}.
 */
final class Containers implements AutoCloseable {
  private static final Path EXAMPLES = DeployedPlugins.ROOT.resolve("examples");
  private static final Duration START = Duration.ofMinutes(3);
  private static final String PORTS_FILE = "/run/simulators/ports.json";
  private static final int CONNECT = 8083;
  private static final int POSTGRES = 5432;
  private static final String NAME = "selfsame";
  private static final String PASSWORD = "selfsame-local";

  private final Network network = Network.newNetwork();
  private final GenericContainer<?> simulators = simulators();
  private final GenericContainer<?> broker = broker();
  private final GenericContainer<?> warehouse = warehouse();
  private final GenericContainer<?> worker = worker();

  /** Starts all and waits until each serves. */
  void start() {
    // A container has its way of waiting by now, and only now it can be told how long.
    Stream.of(simulators, broker, warehouse, worker).forEach(c -> c.withStartupTimeout(START));
    Startables.deepStart(simulators, broker, warehouse).join();
    String ports =
        simulators.copyFileFromContainer(PORTS_FILE, in -> new String(in.readAllBytes(), UTF_8));
    // Plain HTTP to a vendor is for loopback only: the worker lives in the simulators' network.
    worker
        .withNetworkMode("container:" + simulators.getContainerId())
        .withCopyToContainer(Transferable.of(ports), PORTS_FILE)
        .start();
  }

  ConnectRest connect() {
    return new ConnectRest(
        URI.create("http://" + simulators.getHost() + ":" + simulators.getMappedPort(CONNECT)));
  }

  /** POSTs a file of {@code examples/connectors} as it is and waits until the connector runs. */
  void create(String connector) {
    Path file = EXAMPLES.resolve("connectors/" + connector + ".json");
    try {
      connect().create(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("not readable: " + file, unreadable);
    }
    connect().awaitRunning(connector, START);
  }

  /**
   * What the simulators know. Their control API listens on loopback only, and so it is asked from
   * within the worker, which shares their network.
   */
  Truth truth() {
    try {
      String control =
          worker.copyFileFromContainer(
              PORTS_FILE, in -> new ObjectMapper().readTree(in).path("control").asText());
      ExecResult answer = worker.execInContainer("wget", "-q", "-O", "-", control + "/truth");
      if (answer.getExitCode() != 0) {
        throw new IllegalStateException("the simulators' control: " + answer.getStderr());
      }
      return Truth.parse(answer.getStdout());
    } catch (IOException unreachable) {
      throw new UncheckedIOException("the worker's container does not answer", unreachable);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupt);
    }
  }

  Connection connectToWarehouse() throws SQLException {
    String address = warehouse.getHost() + ":" + warehouse.getMappedPort(POSTGRES);
    return DriverManager.getConnection("jdbc:postgresql://" + address + "/" + NAME, NAME, PASSWORD);
  }

  @Override
  public void close() {
    Stream.of(worker, warehouse, broker, simulators).forEach(GenericContainer::stop);
    network.close();
  }

  private GenericContainer<?> simulators() {
    return container("java", "eclipse-temurin:17-jre")
        .withNetwork(network)
        .withCopyFileToContainer(host("simulators/target/classes"), "/simulators/classes")
        .withCopyFileToContainer(host("simulators/target/lib"), "/simulators/lib")
        .withCommand(
            "sh",
            "-c",
            "mkdir -p /run/simulators && exec java -Xmx768m -cp '/simulators/classes:/simulators/lib/*'"
                + " io.selfsame.simulator.Simulators --zendesk-exports 0 --zendesk-withheld PT1S"
                + (" --people " + Stage.PEOPLE + " --seed " + Stage.SEED)
                + " --ports-file "
                + PORTS_FILE)
        .withExposedPorts(CONNECT)
        .waitingFor(Wait.forSuccessfulCommand("test -s " + PORTS_FILE));
  }

  private GenericContainer<?> broker() {
    return container("kafka", "apache/kafka:4.3.1")
        .withNetwork(network)
        .withNetworkAliases("broker")
        .withCopyFileToContainer(
            host("docker/broker/server.properties"), "/mnt/shared/config/server.properties")
        .waitingFor(Wait.forLogMessage(".*Kafka Server started.*", 1));
  }

  private GenericContainer<?> warehouse() {
    return container("postgres", "postgres:17")
        .withNetwork(network)
        .withNetworkAliases("warehouse")
        .withEnv("POSTGRES_DB", NAME)
        .withEnv("POSTGRES_USER", NAME)
        .withEnv("POSTGRES_PASSWORD", PASSWORD)
        .withExposedPorts(POSTGRES)
        // Over TCP: while the image sets itself up its server listens on a socket only.
        .waitingFor(Wait.forSuccessfulCommand("pg_isready -h 127.0.0.1 -U " + NAME));
  }

  private GenericContainer<?> worker() {
    return container("kafka", "apache/kafka:4.3.1")
        .withEnv("KAFKA_HEAP_OPTS", "-Xmx1g")
        .withEnv("SELFSAME_POLL_INTERVAL_MS", "1000")
        .withEnv("SELFSAME_WAREHOUSE_URL", "jdbc:postgresql://warehouse:5432/" + NAME)
        .withEnv("SELFSAME_WAREHOUSE_USER", NAME)
        .withEnv("SELFSAME_WAREHOUSE_PASSWORD", PASSWORD)
        .withCopyFileToContainer(host("docker/worker"), "/etc/selfsame/worker")
        .withCopyFileToContainer(
            host("docker/worker.properties"), "/etc/selfsame/worker.properties")
        .withCopyFileToContainer(host("quickstart/target/plugins"), "/plugins")
        .withCommand("/etc/selfsame/worker")
        .waitingFor(
            Wait.forSuccessfulCommand(
                "wget -q -O /dev/null http://127.0.0.1:" + CONNECT + "/connectors"));
  }

  private static GenericContainer<?> container(String kind, String publishedImage) {
    String image = System.getProperty("selfsame.image." + kind, publishedImage);
    return new GenericContainer<>(DockerImageName.parse(image));
  }

  private static MountableFile host(String file) {
    return MountableFile.forHostPath(EXAMPLES.resolve(file));
  }
}
