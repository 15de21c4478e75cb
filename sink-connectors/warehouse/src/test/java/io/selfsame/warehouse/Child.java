package io.selfsame.warehouse;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.resolution.Records;
import io.selfsame.resolution.Resolver;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBDriver;
import org.postgresql.Driver;
import org.slf4j.LoggerFactory;

/** A process of its own that applies a {@link Crowd}'s history to a DuckDB file, batch by batch. */
final class Child {
  private static final int BATCH = 7;

  private Child() {}

  /** Applies from the stored offsets on, saying so for each batch. */
  public static void main(String[] arguments) throws Exception {
    Consumer consumer = new Consumer(Crowd.history(3, 30, 300));
    try (Warehouse warehouse = Warehouse.open(settings(Path.of(arguments[0])))) {
      warehouse.migrate();
      while (consumer.deliver(warehouse, BATCH)) {
        System.out.println("applied");
      }
    }
    System.out.println("finished");
  }

  static WarehouseSettings settings(Path file) {
    return WarehouseSettings.at("jdbc:duckdb:" + file).withSuppressionKey(Optional.of("secret"));
  }

  /** Starts one, with the classes this test runs with. */
  static Process start(Path file) throws IOException, URISyntaxException {
    List<String> classPath = new ArrayList<>();
    for (Class<?> one :
        List.of(
            Child.class,
            Warehouse.class,
            Records.class,
            Resolver.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            DuckDBDriver.class,
            Driver.class,
            LoggerFactory.class)) {
      classPath.add(
          Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            String.join(File.pathSeparator, classPath),
            Child.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
