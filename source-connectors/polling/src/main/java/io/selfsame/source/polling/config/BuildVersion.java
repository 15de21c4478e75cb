package io.selfsame.source.polling.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version the build wrote into a connector's {@code plugin.properties}. */
public final class BuildVersion {
  private static final String RESOURCE = "plugin.properties";

  private BuildVersion() {}

  /**
   * @param anchor a class in whose package the properties are
   */
  public static String read(Class<?> anchor) {
    try (InputStream in = anchor.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(anchor.getName() + " has no " + RESOURCE + " beside it");
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }
}
