package io.selfsame.cluster;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a worker is set up.
 *
 * @param pluginPath directories that hold plugin directories
 * @param heapMegabytes most heap of the worker's JVM
 * @param overrides worker settings that replace or join the ones set here
 * @param environment variables added to the worker's environment; connector configurations reach
 *     them as {@code ${env:NAME}}
 * @param jvmOptions further options of the worker's JVM
 */
public record WorkerSettings(
    List<Path> pluginPath,
    int heapMegabytes,
    Map<String, String> overrides,
    Map<String, String> environment,
    List<String> jvmOptions) {
  private static final int HEAP_MEGABYTES = 1024;

  public WorkerSettings {
    pluginPath = pluginPath.stream().map(Path::toAbsolutePath).toList();
    overrides = Map.copyOf(overrides);
    environment = Map.copyOf(environment);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** Plugins from there, a gigabyte of heap, no overrides. */
  public static WorkerSettings plugins(Path... pluginPath) {
    return new WorkerSettings(List.of(pluginPath), HEAP_MEGABYTES, Map.of(), Map.of(), List.of());
  }

  public WorkerSettings withHeapMegabytes(int megabytes) {
    return new WorkerSettings(pluginPath, megabytes, overrides, environment, jvmOptions);
  }

  public WorkerSettings with(String setting, String value) {
    Map<String, String> more = new HashMap<>(overrides);
    more.put(setting, value);
    return new WorkerSettings(pluginPath, heapMegabytes, more, environment, jvmOptions);
  }

  /** Adds environment variables. */
  public WorkerSettings withEnvironment(Map<String, String> variables) {
    Map<String, String> more = new HashMap<>(environment);
    more.putAll(variables);
    return new WorkerSettings(pluginPath, heapMegabytes, overrides, more, jvmOptions);
  }

  /** Adds options of the JVM. */
  public WorkerSettings withJvmOptions(List<String> options) {
    List<String> more = Stream.concat(jvmOptions.stream(), options.stream()).toList();
    return new WorkerSettings(pluginPath, heapMegabytes, overrides, environment, more);
  }

  Map<String, String> properties(String bootstrapServers, int port) {
    Map<String, String> properties = new HashMap<>();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("group.id", "connect");
    properties.put("listeners", "HTTP://127.0.0.1:" + port);
    properties.put("rest.advertised.host.name", "127.0.0.1");
    properties.put("rest.advertised.port", Integer.toString(port));
    properties.put(
        "plugin.path", pluginPath.stream().map(Path::toString).collect(Collectors.joining(",")));
    properties.put("plugin.discovery", "service_load");
    properties.put("exactly.once.source.support", "enabled");
    properties.put("connector.client.config.override.policy", "All");
    properties.put("config.providers", "env");
    properties.put(
        "config.providers.env.class",
        "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
    properties.put("key.converter", "org.apache.kafka.connect.json.JsonConverter");
    properties.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    for (String topic : List.of("config", "offset", "status")) {
      properties.put(topic + ".storage.topic", "connect-" + topic + "s");
      properties.put(topic + ".storage.replication.factor", "1");
    }
    properties.put("offset.storage.partitions", "1");
    properties.put("status.storage.partitions", "1");
    properties.putAll(promptness());
    properties.putAll(throughput());
    properties.putAll(overrides);
    return properties;
  }

  /**
   * A killed worker is taken for dead, and one that returns gets its tasks, within seconds. Before
   * it serves it reads its offsets, and waits there for the transactions of killed tasks to time
   * out.
   */
  private static Map<String, String> promptness() {
    return Map.of(
        "session.timeout.ms", "6000",
        "heartbeat.interval.ms", "2000",
        "scheduled.rebalance.max.delay.ms", "0",
        "offset.flush.interval.ms", "2000",
        "producer.transaction.timeout.ms", "15000");
  }

  /** Connect's own producer defaults send 16 kB batches, one at a time: slow with transactions. */
  private static Map<String, String> throughput() {
    return Map.of(
        "producer.batch.size", "524288",
        "producer.linger.ms", "20",
        "producer.compression.type", "lz4",
        "producer.buffer.memory", "67108864",
        "consumer.max.poll.records", "5000",
        "consumer.max.partition.fetch.bytes", "8388608");
  }
}
