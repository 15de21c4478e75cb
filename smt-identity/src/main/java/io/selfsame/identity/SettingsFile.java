package io.selfsame.identity;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** A UTF-8 file on the worker that a setting names. */
final class SettingsFile {
  private SettingsFile() {}

  /**
   * Reads the file.
   *
   * @throws ConfigException naming the setting when it cannot be read
   */
  static String text(String setting, String path) {
    try {
      return Files.readString(Path.of(path), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw problem(setting, "no such file on this worker; install it on every worker");
    } catch (MalformedInputException e) {
      throw problem(setting, "the file is not UTF-8 text");
    } catch (InvalidPathException | IOException e) {
      throw problem(setting, "the file cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** The lines that are neither blank nor comments; none when no file is named. */
  static List<String> lines(String setting, String path) {
    return path.isEmpty()
        ? List.of()
        : text(setting, path)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
  }

  private static ConfigException problem(String setting, String what) {
    return new ConfigException("'" + setting + "': " + what);
  }
}
