package io.selfsame.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The directory {@code doc/licenses} of one packaged plugin: the list of third parties and the
 * texts beside it.
 *
 * @param sizes of each file in bytes, by its name from {@code doc/licenses}
 * @param texts the texts the list names for a jar, by the jar's name
 */
record LicenceDocs(Map<String, Long> sizes, Map<String, List<String>> texts) {
  private static final String DIRECTORY = "doc/licenses/";
  private static final String LIST = "THIRD-PARTY.txt";
  private static final int COLUMNS = 4;
  private static final Pattern PART = Pattern.compile("(\\S+) (\\d\\S*)");
  private static final Pattern TEXT =
      Pattern.compile("(?i)(.*/)?(META-INF/licen[cs]es?/.+|[^/]*(licen[cs]e|notice|copying)[^/]*)");

  LicenceDocs {
    sizes = Map.copyOf(sizes);
    texts = Map.copyOf(texts);
  }

  static LicenceDocs ofDirectory(Path plugin) throws IOException {
    Path docs = plugin.resolve(DIRECTORY);
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(docs)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(docs.relativize(file).toString().replace('\\', '/'), Files.size(file));
      }
    }
    return new LicenceDocs(sizes, parse(Files.readString(docs.resolve(LIST))));
  }

  static LicenceDocs ofArchive(Path archive, String baseDirectory) throws IOException {
    String docs = baseDirectory + "/" + DIRECTORY;
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Map<String, Long> sizes = new TreeMap<>();
      zip.stream()
          .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(docs))
          .forEach(entry -> sizes.put(entry.getName().substring(docs.length()), entry.getSize()));
      byte[] list = zip.getInputStream(zip.getEntry(docs + LIST)).readAllBytes();
      return new LicenceDocs(sizes, parse(new String(list, StandardCharsets.UTF_8)));
    }
  }

  /** The licences and notices a jar has inside, with their sizes. */
  static Map<String, Long> inside(Path jar) throws IOException {
    Map<String, Long> found = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      zip.stream()
          .filter(entry -> !entry.isDirectory() && !entry.getName().endsWith(".class"))
          .filter(entry -> TEXT.matcher(entry.getName()).matches())
          .forEach((ZipEntry entry) -> found.put(entry.getName(), entry.getSize()));
    }
    return found;
  }

  /**
   * What a reader would look for in vain: empty when the jar is listed and all its texts are there.
   */
  List<String> missingFor(String jar) {
    List<String> named = texts.getOrDefault(jar, List.of());
    List<String> missing = new ArrayList<>();
    if (named.stream().noneMatch(this::isLicence)) {
      missing.add("an entry with a licence text for " + jar);
    }
    named.stream()
        .filter(text -> !has(text))
        .forEach(text -> missing.add(text + " named for " + jar));
    return missing;
  }

  Set<String> listedJars() {
    return texts.keySet();
  }

  /** A named directory stands for the texts taken out of a jar: a notice alone gives no licence. */
  private boolean isLicence(String text) {
    return files(text).anyMatch(file -> !file.endsWith("NOTICE"));
  }

  private boolean has(String text) {
    return files(text).findAny().isPresent();
  }

  private Stream<String> files(String text) {
    return sizes.entrySet().stream()
        .filter(file -> file.getValue() > 0)
        .map(Map.Entry::getKey)
        .filter(file -> text.endsWith("/") ? file.startsWith(text) : file.equals(text));
  }

  private static Map<String, List<String>> parse(String list) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (String line : list.lines().toList()) {
      String[] columns = line.split("\\s*\\|\\s*", -1);
      var part = PART.matcher(columns[0].strip());
      if (columns.length == COLUMNS && part.matches()) {
        texts.put(
            part.group(1) + "-" + part.group(2) + ".jar",
            List.of(columns[COLUMNS - 1].strip().split("\\s+")));
      }
    }
    return texts;
  }
}
