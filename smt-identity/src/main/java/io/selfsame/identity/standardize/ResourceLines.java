package io.selfsame.identity.standardize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The data files of this package: one entry a line, {@code #} starts a comment line. */
final class ResourceLines {
  private static final String FOLDER = "/io/selfsame/identity/";

  private ResourceLines() {}

  static List<String> read(String name) {
    try (InputStream in = ResourceLines.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("the plugin lacks its data file " + name);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the plugin's data file " + name, e);
    }
  }
}
