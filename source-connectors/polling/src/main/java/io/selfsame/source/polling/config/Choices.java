package io.selfsame.source.polling.config;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef.Recommender;

/** The values a setting can have. */
record Choices(List<String> names) implements Recommender {
  Choices {
    names = List.copyOf(names);
  }

  @Override
  public List<Object> validValues(String name, Map<String, Object> parsed) {
    return List.copyOf(names);
  }

  @Override
  public boolean visible(String name, Map<String, Object> parsed) {
    return true;
  }
}
