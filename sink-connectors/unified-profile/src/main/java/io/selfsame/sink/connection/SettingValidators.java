package io.selfsame.sink.connection;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** What settings may be. Messages never repeat a value: a URL can carry a password. */
public final class SettingValidators {
  private static final Pattern SCHEMA_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
  private static final Pattern TOPIC_PREFIX_TEXT = Pattern.compile("[A-Za-z0-9._-]{0,200}");
  private static final Pattern SIZE_TEXT = Pattern.compile("[1-9][0-9]{0,5}(MB|GB)");

  public static final Validator URL =
      text(
          "jdbc:duckdb:FILE or jdbc:postgresql://host:port/database, without a password",
          url ->
              isReference(url)
                  || (new WarehouseUrl(url).isSupported()
                      && !url.toLowerCase(Locale.ROOT).contains("password=")));
  public static final Validator SCHEMA =
      text(
          "a name of lower-case letters, digits and underscores, 63 at most",
          name -> isReference(name) || SCHEMA_NAME.matcher(name).matches());
  public static final Validator SIZE =
      text(
          "a number followed by MB or GB",
          size -> isReference(size) || SIZE_TEXT.matcher(size).matches());
  public static final Validator TOPIC_PREFIX =
      text(
          "letters, digits, '.', '_' and '-', 200 at most",
          prefix -> isReference(prefix) || TOPIC_PREFIX_TEXT.matcher(prefix).matches());
  public static final Validator TEXT = text("any text", value -> true);
  public static final Validator SECRET =
      new Described(
          "any text, best a reference to a config provider",
          value -> value == null || value instanceof Password);

  private SettingValidators() {}

  /** Whether a value still is a reference to a config provider, to be resolved by the worker. */
  public static boolean isReference(String value) {
    return value.contains("${");
  }

  private static Validator text(String allowed, Predicate<String> accepts) {
    return new Described(
        allowed, value -> value == null || (value instanceof String text && accepts.test(text)));
  }

  private record Described(String allowed, Predicate<Object> accepts) implements Validator {
    @Override
    public void ensureValid(String name, Object value) {
      if (!accepts.test(value)) {
        throw new ConfigException("'" + name + "' must be " + allowed);
      }
    }

    @Override
    public String toString() {
      return allowed;
    }
  }
}
