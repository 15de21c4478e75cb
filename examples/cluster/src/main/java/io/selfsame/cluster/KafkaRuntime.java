package io.selfsame.cluster;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The jars of one Kafka version, broker and worker, that a module {@code examples/runtime-*} has
 * collected. Versions cannot share a class path, hence a directory each.
 *
 * @param version as users say it: {@code 3.9}
 * @param libraries directory of jars and the log configuration
 */
public record KafkaRuntime(String version, Path libraries) {
  public static final String OLDEST = "3.9";
  public static final String NEWEST = "4.3";

  public KafkaRuntime {
    if (!version.equals(OLDEST) && !version.equals(NEWEST)) {
      throw new IllegalArgumentException(
          "Kafka version must be " + OLDEST + " or " + NEWEST + ", not " + version);
    }
    if (!Files.isDirectory(libraries)) {
      throw new ClusterException(
          "No jars of Kafka "
              + version
              + " in "
              + libraries
              + ": run mvn -pl examples/runtime-"
              + version
              + " package");
    }
  }

  /** The oldest supported version, from the build of the repository at {@code root}. */
  public static KafkaRuntime oldest(Path root) {
    return of(OLDEST, root);
  }

  /** The newest supported version, from the build of the repository at {@code root}. */
  public static KafkaRuntime newest(Path root) {
    return of(NEWEST, root);
  }

  /** That version, from the build of the repository at {@code root}. */
  public static KafkaRuntime of(String version, Path root) {
    return new KafkaRuntime(version, root.resolve("examples/runtime-" + version + "/target/lib"));
  }

  List<String> command(List<String> options, String mainClass, String... arguments) {
    List<String> all = new ArrayList<>(options);
    all.add("-XX:+UseSerialGC");
    all.add(logging());
    String classPath = libraries.resolve("*") + File.pathSeparator + ownClasses();
    return ChildProcess.jvm(classPath, all, mainClass, List.of(arguments));
  }

  private String logging() {
    return version.equals(OLDEST)
        ? "-Dlog4j.configuration=" + libraries.resolve("log4j.properties").toUri()
        : "-Dlog4j2.configurationFile=" + libraries.resolve("log4j2.properties").toUri();
  }

  /** Where {@link ParentWatch} is loaded from. */
  private static Path ownClasses() {
    try {
      return Path.of(ParentWatch.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException unusable) {
      throw new ClusterException("The cluster library was loaded from no file", unusable);
    }
  }
}
