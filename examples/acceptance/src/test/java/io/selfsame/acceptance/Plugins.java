package io.selfsame.acceptance;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.transforms.Transformation;

/** Our plugins as a worker finds them: through their service files. */
final class Plugins {
  private Plugins() {}

  static List<Versioned> versioned() {
    return Stream.of(
            load(SourceConnector.class), load(SinkConnector.class), load(Transformation.class))
        .flatMap(List::stream)
        .map(Versioned.class::cast)
        .toList();
  }

  static <T> List<T> load(Class<T> type) {
    return StreamSupport.stream(ServiceLoader.load(type).spliterator(), false)
        .filter(plugin -> plugin.getClass().getName().startsWith("io.selfsame."))
        .toList();
  }
}
