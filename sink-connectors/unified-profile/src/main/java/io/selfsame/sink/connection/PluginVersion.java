package io.selfsame.sink.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version the build gave this plugin. */
public final class PluginVersion {
  private static final String VERSION = load();

  private PluginVersion() {}

  /** The version. */
  public static String get() {
    return VERSION;
  }

  private static String load() {
    try (InputStream in = PluginVersion.class.getResourceAsStream("plugin.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the plugin's version", e);
    }
  }
}
