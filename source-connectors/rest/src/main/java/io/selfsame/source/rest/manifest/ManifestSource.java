package io.selfsame.source.rest.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Finds what a setting means by a manifest: one that is built in, a file, or the text itself. */
public final class ManifestSource {
  private static final List<String> BUILT_IN =
      List.of("hubspot", "intercom", "mailchimp", "segment", "amplitude");
  private static final Pattern FILE = Pattern.compile("(?i).*\\.(yaml|yml|json)");

  private ManifestSource() {}

  /** The names of the built-in manifests. */
  public static List<String> builtIns() {
    return BUILT_IN;
  }

  /**
   * Reads a manifest.
   *
   * @throws ManifestException when there is none, or it cannot be used
   */
  public static Manifest read(String setting) {
    return ManifestReader.read(text(setting));
  }

  /** The text of a built-in manifest. */
  public static String builtIn(String name) {
    try (InputStream in =
        ManifestSource.class.getResourceAsStream(
            "/io/selfsame/source/rest/manifests/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the plugin lacks its manifest " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the plugin's manifest " + name, e);
    }
  }

  private static String text(String setting) {
    String text = setting.strip();
    if (BUILT_IN.contains(text)) {
      return builtIn(text);
    }
    if (text.contains("\n") || text.startsWith("{")) {
      return setting;
    }
    if (FILE.matcher(text).matches()) {
      return file(text);
    }
    throw new ManifestException(
        "there is no such built-in manifest; expected one of "
            + String.join(", ", BUILT_IN)
            + ", a file that ends with .yaml, .yml or .json, or the manifest itself");
  }

  private static String file(String name) {
    try {
      Path path = Path.of(name);
      if (!Files.isRegularFile(path)) {
        throw new ManifestException("there is no such file on this worker");
      }
      if (Files.size(path) > 4L * YamlReader.MOST_CHARACTERS) {
        throw new ManifestException(
            "the manifest is longer than " + YamlReader.MOST_CHARACTERS + " characters");
      }
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new ManifestException("the file is not UTF-8");
    } catch (IOException | InvalidPathException e) {
      throw new ManifestException("the file cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }
}
