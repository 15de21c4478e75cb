package io.selfsame.cluster;

import io.selfsame.cluster.counting.CountingSourceConnector;
import io.selfsame.cluster.counting.CountingSourceTask;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.kafka.connect.source.SourceConnector;

/** Packs the counting connector as a plugin directory, the way a user would unzip one. */
final class PluginDirectory {
  private PluginDirectory() {}

  /** Returns the directory of plugin directories. */
  static Path of(Path parent) throws IOException {
    Path plugin = Files.createDirectories(parent.resolve("plugins/counting"));
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(plugin.resolve("counting.jar")))) {
      for (Class<?> type : List.of(CountingSourceConnector.class, CountingSourceTask.class)) {
        String entry = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        try (InputStream code = type.getClassLoader().getResourceAsStream(entry)) {
          code.transferTo(jar);
        }
      }
      jar.putNextEntry(new JarEntry("META-INF/services/" + SourceConnector.class.getName()));
      jar.write(CountingSourceConnector.class.getName().getBytes(StandardCharsets.UTF_8));
    }
    return plugin.getParent();
  }
}
