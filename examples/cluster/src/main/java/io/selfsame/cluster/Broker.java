package io.selfsame.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka broker that is its own controller (KRaft), on loopback ports that were free when it was
 * made. Topics are never created by merely asking for them.
 */
public final class Broker implements ServerProcess {
  private static final List<String> JVM_OPTIONS = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

  private final KafkaRuntime runtime;
  private final Path directory;
  private final int port = Ports.free();
  private final int controllerPort = Ports.free();
  private final ChildProcess process;

  /** A broker that keeps everything under {@code directory}. */
  public Broker(KafkaRuntime runtime, Path directory) {
    this.runtime = runtime;
    this.directory = directory.toAbsolutePath();
    this.process =
        new ChildProcess(
            "broker",
            this.directory,
            runtime.command(JVM_OPTIONS, "kafka.Kafka", settingsFile().toString()));
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public String name() {
    return process.name();
  }

  @Override
  public void start() {
    if (!Files.exists(data().resolve("meta.properties"))) {
      format();
    }
    process.start("the broker answers at " + bootstrapServers(), this::answers);
  }

  @Override
  public void stop() {
    process.stop();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public boolean isRunning() {
    return process.isRunning();
  }

  @Override
  public List<String> lastErrors() {
    return process.log().lastErrors();
  }

  @Override
  public void close() {
    process.kill();
  }

  private void format() {
    Settings.write(settingsFile(), settings());
    new ChildProcess(
            "format",
            directory,
            runtime.command(
                JVM_OPTIONS,
                "kafka.tools.StorageTool",
                "format",
                "-t",
                Uuid.randomUuid().toString(),
                "-c",
                settingsFile().toString()))
        .run();
  }

  private Path settingsFile() {
    return directory.resolve("broker.properties");
  }

  private Path data() {
    return directory.resolve("broker-data");
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", data().toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.cleaner.dedupe.buffer.size", "10485760");
    return settings;
  }

  private boolean answers() {
    Map<String, Object> client =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 2_000);
    try (Admin admin = Admin.create(client)) {
      return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException notYet) {
      return false;
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while waiting for the broker", interrupt);
    }
  }
}
