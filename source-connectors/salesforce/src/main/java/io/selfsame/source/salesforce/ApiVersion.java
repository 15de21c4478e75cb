package io.selfsame.source.salesforce;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Which versions of the Salesforce API can be asked for. The SOAP client reads answers of its own
 * version and of older ones; a newer one may send what it does not know.
 */
final class ApiVersion {
  static final String NEWEST = "64.0";
  private static final double OLDEST_NUMBER = 58;
  private static final double NEWEST_NUMBER = Double.parseDouble(NEWEST);
  private static final Pattern FORM = Pattern.compile("\\d{2}\\.0");

  private ApiVersion() {}

  static ConfigDef.Validator validator() {
    return ConfigDef.LambdaValidator.with(ApiVersion::check, () -> "58.0 to " + NEWEST);
  }

  private static void check(String setting, Object value) {
    String text = String.valueOf(value);
    boolean supported =
        FORM.matcher(text).matches()
            && Double.parseDouble(text) >= OLDEST_NUMBER
            && Double.parseDouble(text) <= NEWEST_NUMBER;
    if (!supported) {
      throw new ConfigException(
          "'" + setting + "' must be a version from 58.0 to " + NEWEST + ", such as " + NEWEST);
    }
  }
}
