package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.kafka.connect.components.Versioned;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the build leaves for a plugin.path: directories and Hub archives that load beside anything.
 */
class PackagingTest {
  private static final Path ROOT = Path.of(System.getProperty("repository.root"));
  private static final Path PLUGINS = ROOT.resolve("examples/quickstart/target/plugins");
  private static final String VERSION = System.getProperty("project.version");
  private static final Pattern WORKERS_OWN =
      Pattern.compile("(kafka-|connect-|slf4j|log4j|reload4j|logback|.*ws\\.rs).*");
  private static final Map<String, String> MODULES =
      Map.of(
          "selfsame-salesforce", "source-connectors/salesforce",
          "selfsame-stripe", "source-connectors/stripe",
          "selfsame-zendesk", "source-connectors/zendesk",
          "selfsame-rest", "source-connectors/rest",
          "selfsame-identity", "smt-identity",
          "selfsame-warehouse", "sink-connectors/unified-profile");

  static Stream<String> deployables() {
    return MODULES.keySet().stream().sorted();
  }

  @Test
  void allPluginDirectoriesLieTogether() throws IOException {
    try (Stream<Path> directories = Files.list(PLUGINS)) {
      assertEquals(
          new TreeSet<>(MODULES.keySet()),
          new TreeSet<>(directories.map(d -> d.getFileName().toString()).toList()));
    }
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void aPluginBringsNothingThatIsTheWorkers(String deployable) throws IOException {
    assertEquals(
        List.of(),
        jars(deployable).stream().filter(j -> WORKERS_OWN.matcher(j).matches()).toList());
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void noClassComesTwiceInAPlugin(String deployable) throws IOException {
    Map<String, String> seen = new HashMap<>();
    for (String jar : jars(deployable)) {
      try (ZipFile zip = new ZipFile(PLUGINS.resolve(deployable).resolve(jar).toFile())) {
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.endsWith(".class"))
            .filter(name -> !name.endsWith("module-info.class") && !name.startsWith("META-INF/"))
            .forEach(
                name -> {
                  String other = seen.put(name, jar);
                  assertTrue(other == null, () -> name + " is in " + other + " and " + jar);
                });
      }
    }
    assertFalse(seen.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void theArchiveHasTheLayoutOfTheHub(String deployable) throws IOException {
    String name = archiveName(deployable);
    try (ZipFile zip = new ZipFile(archive(deployable).toFile())) {
      JsonNode manifest =
          new ObjectMapper().readTree(zip.getInputStream(zip.getEntry(name + "/manifest.json")));
      assertEquals(deployable, manifest.path("name").asText());
      assertEquals(VERSION, manifest.path("version").asText());
      assertFalse(manifest.toString().contains("${"), "unfiltered manifest");
      assertTrue(manifest.path("component_types").size() > 0);
      List<String> entries = zip.stream().map(ZipEntry::getName).toList();
      for (String doc : List.of("LICENSE", "NOTICE", "README.md")) {
        assertTrue(entries.contains(name + "/doc/" + doc), doc);
      }
      assertEquals(
          new TreeSet<>(jars(deployable)),
          new TreeSet<>(
              entries.stream()
                  .filter(e -> e.startsWith(name + "/lib/") && e.endsWith(".jar"))
                  .map(e -> e.substring(e.lastIndexOf('/') + 1))
                  .toList()));
    }
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void everyThirdPartyJarIsListedAndComesWithItsLicence(String deployable) throws IOException {
    for (LicenceDocs docs : licences(deployable)) {
      for (String jar : thirdPartyJars(deployable)) {
        assertEquals(List.of(), docs.missingFor(jar), "to be told in .mvn/licenses");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("deployables")
  void everyLicenceAndNoticeInsideAJarLiesBesideItToo(String deployable) throws IOException {
    for (LicenceDocs docs : licences(deployable)) {
      for (String jar : jars(deployable)) {
        String directory = jar.substring(0, jar.length() - ".jar".length()) + "/";
        LicenceDocs.inside(PLUGINS.resolve(deployable).resolve(jar))
            .forEach((name, size) -> assertEquals(size, docs.sizes().get(directory + name), jar));
      }
    }
  }

  @Test
  void aJarNobodyListedIsMissed() throws IOException {
    for (LicenceDocs docs : licences("selfsame-stripe")) {
      assertFalse(docs.missingFor("unlisted-1.0.jar").isEmpty());
    }
  }

  @Test
  void theListOfThirdPartiesNamesNoJarThatIsGone() throws IOException {
    TreeSet<String> bundled = new TreeSet<>();
    for (String deployable : MODULES.keySet()) {
      bundled.addAll(thirdPartyJars(deployable));
    }
    assertEquals(bundled, new TreeSet<>(licences("selfsame-stripe").get(0).listedJars()));
  }

  @Test
  void everyPluginTellsTheBuildsVersionUnconfigured() {
    List<Versioned> plugins = Plugins.versioned();
    int feedBesideTheSink = 1;
    assertEquals(MODULES.size() + feedBesideTheSink, plugins.size());
    plugins.forEach(plugin -> assertEquals(VERSION, plugin.version(), plugin.getClass().getName()));
  }

  private static List<String> jars(String deployable) throws IOException {
    try (Stream<Path> files = Files.list(PLUGINS.resolve(deployable))) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".jar")).toList();
    }
  }

  private static List<String> thirdPartyJars(String deployable) throws IOException {
    return jars(deployable).stream().filter(jar -> !jar.startsWith("selfsame-")).toList();
  }

  private static String archiveName(String deployable) {
    return "selfsame-" + deployable + "-" + VERSION;
  }

  private static Path archive(String deployable) {
    return ROOT.resolve(MODULES.get(deployable))
        .resolve("target/" + archiveName(deployable) + ".zip");
  }

  /** Of the plugin directory and of the archive. */
  private static List<LicenceDocs> licences(String deployable) throws IOException {
    return List.of(
        LicenceDocs.ofDirectory(PLUGINS.resolve(deployable)),
        LicenceDocs.ofArchive(archive(deployable), archiveName(deployable)));
  }
}
