package io.selfsame.identity;

import io.selfsame.identity.mapping.ObjectMapping;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;

/**
 * The command that prints a {@link MappingReport}: {@code [--config FILE.properties] [--mapping
 * FILE.json] [--kind KIND] [--object OBJECT] [--sample RECORD.json]}. The configuration may be that
 * of a connector, whose {@code transforms.NAME.} settings of this transformation then count. It
 * ends with 0, or with 1 and a message where a setting or mapping cannot be used.
 */
public final class MappingReportCommand {
  private static final String USAGE =
      "usage: [--config FILE.properties] [--mapping FILE.json] [--kind KIND] [--object OBJECT]"
          + " [--sample RECORD.json]";
  private static final List<String> OPTIONS =
      List.of("--config", "--mapping", "--kind", "--object", "--sample");

  private MappingReportCommand() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      Map<String, String> options = options(args);
      Map<String, String> settings = settings(options);
      MappingReport report =
          options.containsKey("--sample")
              ? MappingReport.of(text(options.get("--sample")))
              : MappingReport.plain();
      List<ObjectMapping> mappings =
          new StandardizeIdentityConfig(settings)
              .mappingChoice().catalog().all().stream()
                  .filter(mapping -> wanted(options, "--kind", mapping.kind()))
                  .filter(mapping -> wanted(options, "--object", mapping.object()))
                  .toList();
      if (mappings.isEmpty()) {
        err.println("no mapping has that kind and object");
        return 1;
      }
      mappings.forEach(mapping -> report.lines(mapping).forEach(out::println));
      return 0;
    } catch (ConfigException | IllegalArgumentException | IOException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
        throw new IllegalArgumentException(USAGE);
      }
      options.put(args[i], args[i + 1]);
    }
    return options;
  }

  private static boolean wanted(Map<String, String> options, String option, String name) {
    return Optional.ofNullable(options.get(option))
        .map(wanted -> wanted.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
        .orElse(true);
  }

  private static Map<String, String> settings(Map<String, String> options) throws IOException {
    Properties file = new Properties();
    if (options.containsKey("--config")) {
      file.load(new java.io.StringReader(text(options.get("--config"))));
    }
    Map<String, String> all = new HashMap<>();
    file.stringPropertyNames().forEach(name -> all.put(name, file.getProperty(name)));
    String prefix =
        all.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("transforms."))
            .filter(entry -> entry.getValue().equals(StandardizeIdentity.class.getName()))
            .map(entry -> entry.getKey().substring(0, entry.getKey().lastIndexOf('.') + 1))
            .findFirst()
            .orElse("");
    Map<String, String> settings = new HashMap<>();
    all.forEach(
        (name, value) -> {
          if (name.startsWith(prefix)) {
            settings.put(name.substring(prefix.length()), value);
          }
        });
    Optional.ofNullable(options.get("--mapping"))
        .ifPresent(path -> settings.put(MappingSettings.MAPPING_FILE, path));
    return settings;
  }

  private static String text(String path) throws IOException {
    try {
      return Files.readString(Path.of(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IOException(
          "cannot read the file of an option: " + e.getClass().getSimpleName(), e);
    }
  }
}
