package io.selfsame.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Server settings as a properties file. */
final class Settings {
  private Settings() {}

  static Path write(Path file, Map<String, String> settings) {
    String text =
        new TreeMap<>(settings)
            .entrySet().stream()
                .map(setting -> setting.getKey() + "=" + escape(setting.getValue()) + "\n")
                .collect(Collectors.joining());
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Settings not writable: " + file, unwritable);
    }
  }

  private static String escape(String value) {
    return value.replace("\\", "\\\\").replace("\n", "\\n");
  }
}
