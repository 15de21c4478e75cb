package io.selfsame.cluster.counting;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;

/** Counts 0, 1, 2, … into a topic; its offset is the last number. */
public final class CountingSourceConnector extends SourceConnector {
  static final String TOPIC = "topic";

  private Map<String, String> settings = Map.of();

  @Override
  public String version() {
    return "1.2.3";
  }

  @Override
  public void start(Map<String, String> config) {
    settings = Map.copyOf(config);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return CountingSourceTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int maxTasks) {
    return List.of(settings);
  }

  @Override
  public void stop() {}

  @Override
  public ConfigDef config() {
    return new ConfigDef()
        .define(TOPIC, ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "Where to count.");
  }

  @Override
  public ExactlyOnceSupport exactlyOnceSupport(Map<String, String> config) {
    return ExactlyOnceSupport.SUPPORTED;
  }
}
