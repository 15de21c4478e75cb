package io.selfsame.source.stripe;

import io.selfsame.source.stripe.stream.StripeObject;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/**
 * The connector's own settings.
 *
 * @param requestsPerSecond the pace of all tasks of this worker that use the key
 * @param eventsOverlap how far behind the newest event to look again for late ones
 */
record StripeSettings(
    Password apiKey,
    String apiBase,
    String apiVersion,
    int requestsPerSecond,
    Duration eventsOverlap) {

  static final String API_KEY = "stripe.api.key";
  static final String API_BASE = "stripe.api.base";
  static final String API_VERSION = "stripe.api.version";
  static final String OBJECTS = "stripe.objects";
  static final String REQUESTS_PER_SECOND = "stripe.requests.per.second";
  static final String EVENTS_OVERLAP = "stripe.events.overlap.ms";

  private static final String GROUP = "Stripe";

  static StripeSettings parse(AbstractConfig config) {
    return new StripeSettings(
        config.getPassword(API_KEY),
        config.getString(API_BASE),
        config.getString(API_VERSION),
        config.getInt(REQUESTS_PER_SECOND),
        Duration.ofMillis(config.getLong(EVENTS_OVERLAP)));
  }

  static ConfigDef definition() {
    return reading(account(new ConfigDef()));
  }

  private static ConfigDef account(ConfigDef definition) {
    return definition
        .define(
            API_KEY,
            ConfigDef.Type.PASSWORD,
            ConfigDef.NO_DEFAULT_VALUE,
            Importance.HIGH,
            "A secret key or, better, a restricted key that may read the objects and Events.",
            GROUP,
            1,
            Width.LONG,
            "API key")
        .define(
            API_BASE,
            ConfigDef.Type.STRING,
            "https://api.stripe.com",
            new NonEmptyString(),
            Importance.LOW,
            "Where the API is.",
            GROUP,
            2,
            Width.LONG,
            "API base URL")
        .define(
            API_VERSION,
            ConfigDef.Type.STRING,
            "2025-09-30.clover",
            new NonEmptyString(),
            Importance.LOW,
            "The version of the API every object is read at, whatever the account's own.",
            GROUP,
            3,
            Width.MEDIUM,
            "API version");
  }

  private static ConfigDef reading(ConfigDef definition) {
    return definition
        .define(
            OBJECTS,
            ConfigDef.Type.LIST,
            StripeObject.names(),
            LambdaValidator.with(
                StripeSettings::requireKnownObjects, () -> "any of " + StripeObject.names()),
            Importance.HIGH,
            "The objects to read.",
            GROUP,
            4,
            Width.LONG,
            "Objects")
        .define(
            REQUESTS_PER_SECOND,
            ConfigDef.Type.INT,
            20,
            Range.between(1, 1_000),
            Importance.MEDIUM,
            "The most requests a second with this key by all tasks of a worker; Stripe allows about"
                + " 25 in test mode and 100 in live mode.",
            GROUP,
            5,
            Width.SHORT,
            "Requests a second")
        .define(
            EVENTS_OVERLAP,
            ConfigDef.Type.LONG,
            60_000L,
            Range.between(1_000, 3_600_000),
            Importance.LOW,
            "How far back, in milliseconds, to look again for events that Stripe listed late.",
            GROUP,
            6,
            Width.SHORT,
            "Events overlap");
  }

  private static void requireKnownObjects(String name, Object value) {
    if (value instanceof List<?> objects && !StripeObject.names().containsAll(objects)) {
      throw new ConfigException(
          "'" + name + "' names an unknown object; choose from " + StripeObject.names() + ".");
    }
  }

  /** Names nothing that is secret. */
  @Override
  public String toString() {
    return "StripeSettings[apiBase=" + apiBase + ", apiVersion=" + apiVersion + "]";
  }
}
