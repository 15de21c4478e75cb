package io.selfsame.resolution;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which given names are short or pet forms of which: direct links of the shipped tables only. */
public final class Nicknames {
  private static final List<String> RESOURCES = List.of("nicknames.csv", "nicknames-added.csv");
  private static final Map<String, Set<String>> LINKS = load();

  private Nicknames() {}

  /** Whether one of two names, in lower case and without diacritics, is a form of the other. */
  public static boolean linked(String a, String b) {
    return LINKS.getOrDefault(a, Set.of()).contains(b);
  }

  /** All names linked with a name. */
  public static Set<String> of(String name) {
    return LINKS.getOrDefault(name, Set.of());
  }

  private static Map<String, Set<String>> load() {
    Map<String, Set<String>> links = new HashMap<>();
    RESOURCES.forEach(resource -> read(resource, links));
    return links;
  }

  private static void read(String resource, Map<String, Set<String>> links) {
    try (InputStream stream = Nicknames.class.getResourceAsStream(resource);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines.readLine();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] columns = line.split(",", -1);
        link(links, columns[0], columns[2]);
        link(links, columns[2], columns[0]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource + " of this library", e);
    }
  }

  private static void link(Map<String, Set<String>> links, String from, String to) {
    links.computeIfAbsent(from, name -> new HashSet<>()).add(to);
  }
}
