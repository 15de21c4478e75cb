package io.selfsame.acceptance;

import io.selfsame.cluster.KafkaCluster;
import io.selfsame.cluster.KafkaRuntime;
import io.selfsame.cluster.WorkerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One broker and worker per Kafka version for all test classes of this JVM, with every plugin of
 * the build; they end with the JVM. Tests keep apart by names of connectors and topics, and leave
 * no connector behind. A test that kills servers starts its own.
 */
final class SharedCluster {
  private static final Map<String, KafkaCluster> BY_VERSION = new ConcurrentHashMap<>();

  private SharedCluster() {}

  /** The cluster of that version, {@link KafkaRuntime#OLDEST} or {@link KafkaRuntime#NEWEST}. */
  static KafkaCluster of(String version) {
    return BY_VERSION.computeIfAbsent(version, SharedCluster::start);
  }

  private static KafkaCluster start(String version) {
    try {
      Path directory = Files.createDirectories(Path.of("target", "clusters"));
      return KafkaCluster.start(
          KafkaRuntime.of(version, DeployedPlugins.ROOT),
          Files.createTempDirectory(directory.toAbsolutePath(), version + "-"),
          WorkerSettings.plugins(DeployedPlugins.DIRECTORY));
    } catch (IOException unwritable) {
      throw new UncheckedIOException("target is not writable", unwritable);
    }
  }
}
