package io.selfsame.acceptance;

import io.selfsame.cluster.InstalledPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The plugin directories the build leaves, and what a worker must find in them. */
final class DeployedPlugins {
  static final Path ROOT = Path.of(System.getProperty("repository.root"));
  static final Path DIRECTORY = ROOT.resolve("examples/quickstart/target/plugins");

  private static final String SERVICES = "META-INF/services/org.apache.kafka.connect.";
  private static final Map<String, String> TYPES =
      Map.of(
          "source.SourceConnector", "source",
          "sink.SinkConnector", "sink",
          "transforms.Transformation", "transformation");

  private DeployedPlugins() {}

  /** Our plugins as their service files name them, with the version of the build. */
  static Set<InstalledPlugin> expected() {
    try (Stream<Path> files = Files.walk(DIRECTORY)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("selfsame-"))
          .filter(file -> file.toString().endsWith(".jar"))
          .flatMap(jar -> named(jar).stream())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "no plugin directories, build first: " + DIRECTORY, unreadable);
    }
  }

  /** Those of a worker's plugins that are ours. */
  static Set<InstalledPlugin> ours(List<InstalledPlugin> plugins) {
    return plugins.stream()
        .filter(plugin -> plugin.className().startsWith("io.selfsame."))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<InstalledPlugin> named(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .filter(entry -> entry.getName().startsWith(SERVICES) && !entry.isDirectory())
          .flatMap(entry -> lines(zip, entry).map(name -> plugin(entry, name)))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("not a jar: " + jar, unreadable);
    }
  }

  private static InstalledPlugin plugin(ZipEntry services, String className) {
    String type = TYPES.get(services.getName().substring(SERVICES.length()));
    return new InstalledPlugin(className, type, System.getProperty("project.version"));
  }

  private static Stream<String> lines(ZipFile zip, ZipEntry entry) {
    try {
      String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("unreadable: " + entry.getName(), unreadable);
    }
  }
}
