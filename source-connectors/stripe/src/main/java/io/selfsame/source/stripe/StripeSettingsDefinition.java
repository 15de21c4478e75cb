package io.selfsame.source.stripe;

import io.selfsame.source.stripe.stream.StripeObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Recommender;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** The ConfigDef of {@link StripeSettings}. */
final class StripeSettingsDefinition {
  private static final String GROUP = "Stripe";

  private StripeSettingsDefinition() {}

  static ConfigDef definition() {
    return pace(reading(account(new ConfigDef())));
  }

  private static ConfigDef account(ConfigDef definition) {
    return definition
        .define(
            StripeSettings.API_KEY,
            ConfigDef.Type.PASSWORD,
            ConfigDef.NO_DEFAULT_VALUE,
            Importance.HIGH,
            "A secret key or, better, a restricted key that may read the objects and Events.",
            GROUP,
            1,
            Width.LONG,
            "API key")
        .define(
            StripeSettings.API_BASE,
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
            StripeSettings.API_VERSION,
            ConfigDef.Type.STRING,
            "2025-09-30.clover",
            new NonEmptyString(),
            Importance.LOW,
            "The version of the API every object is read at, whatever the account's own.",
            GROUP,
            3,
            Width.MEDIUM,
            "API version")
        .define(
            StripeSettings.LIVEMODE,
            ConfigDef.Type.STRING,
            StripeSettings.AUTO,
            ValidString.in(StripeSettings.AUTO, "true", "false"),
            Importance.MEDIUM,
            "Whether all data has to be of live mode (true) or of test mode (false): the first row"
                + " of the other mode fails the task. 'auto' goes by the prefix of the key.",
            GROUP,
            4,
            Width.SHORT,
            "Live mode",
            List.of(),
            new Modes())
        .define(
            StripeSettings.ACCOUNTS,
            ConfigDef.Type.LIST,
            List.of(StripeSettings.OWN),
            LambdaValidator.with(
                StripeSettingsDefinition::requireAccounts,
                () -> "self and ids that start with acct_"),
            Importance.MEDIUM,
            "The accounts to read the objects of: 'self' is the key's own, an id that starts with"
                + " acct_ a connected one. For all connected ones name objects as customers@*"
                + " instead.",
            GROUP,
            5,
            Width.LONG,
            "Accounts");
  }

  private static ConfigDef reading(ConfigDef definition) {
    return definition
        .define(
            StripeSettings.OBJECTS,
            ConfigDef.Type.LIST,
            StripeObject.defaults(),
            LambdaValidator.with(
                StripeSettingsDefinition::requirePossibleObjects,
                () -> "paths of lists, for example customers or checkout/sessions"),
            Importance.HIGH,
            "The objects to read: any that Stripe lists, named as its path is; customers@acct_1 is"
                + " that of one connected account, customers@* of all of them, also of those"
                + " connected later; * is what accounts commonly have.",
            GROUP,
            6,
            Width.LONG,
            "Objects")
        .define(
            StripeSettings.SNAPSHOT_DAYS,
            ConfigDef.Type.LIST,
            List.of(),
            LambdaValidator.with(
                StripeSettingsDefinition::requireDays, () -> "days such as 2024-01-01, ascending"),
            Importance.LOW,
            "Days (UTC, ascending) that divide each object into streams of their own by when rows"
                + " were made, so that several tasks read one big object. Changing them takes new"
                + " snapshots.",
            GROUP,
            7,
            Width.LONG,
            "Snapshot split days")
        .define(
            StripeSettings.RECONCILE_INTERVAL,
            ConfigDef.Type.LONG,
            0L,
            Range.between(0, Duration.ofDays(365).toMillis()),
            Importance.MEDIUM,
            "How often, in milliseconds, to read whole lists again beside the events, because some"
                + " changes raise none; 0 is never.",
            GROUP,
            8,
            Width.SHORT,
            "Reconcile interval");
  }

  private static ConfigDef pace(ConfigDef definition) {
    return definition
        .define(
            StripeSettings.REQUESTS_PER_SECOND,
            ConfigDef.Type.INT,
            0,
            Range.between(0, 1_000),
            Importance.MEDIUM,
            "The most requests a second with this key by all tasks of a worker; 0 is what Stripe"
                + " allows: 100 in live mode, 25 otherwise.",
            GROUP,
            9,
            Width.SHORT,
            "Requests a second")
        .define(
            StripeSettings.EVENTS_LAG,
            ConfigDef.Type.LONG,
            60_000L,
            Range.between(0, 3_600_000),
            Importance.LOW,
            "How old, in milliseconds, an event must be to be worked off: Stripe lists some late.",
            GROUP,
            10,
            Width.SHORT,
            "Events lag")
        .define(
            StripeSettings.EVENTS_OVERLAP,
            ConfigDef.Type.LONG,
            60_000L,
            Range.between(1_000, 3_600_000),
            Importance.LOW,
            "How far back, in milliseconds, to look again for events that Stripe listed later than"
                + " that.",
            GROUP,
            11,
            Width.SHORT,
            "Events overlap")
        .define(
            StripeSettings.EVENTS_HISTORY,
            ConfigDef.Type.INT,
            30,
            Range.between(0, 30),
            Importance.LOW,
            "How many days of the events from before a first snapshot to work off after it: they"
                + " date the rows that changed lately, also after offsets were reset. Stripe keeps"
                + " 30 days.",
            GROUP,
            12,
            Width.SHORT,
            "Events history");
  }

  private static void requirePossibleObjects(String name, Object value) {
    if (value instanceof List<?> objects
        && !objects.stream().allMatch(object -> ObjectName.parse(object.toString()).isPossible())) {
      throw new ConfigException(
          "'" + name + "' may hold paths of lists only, for example customers, checkout/sessions.");
    }
  }

  private static void requireAccounts(String name, Object value) {
    if (value instanceof List<?> accounts
        && (accounts.isEmpty()
            || accounts.stream().distinct().count() < accounts.size()
            || !accounts.stream()
                .allMatch(
                    id -> StripeSettings.OWN.equals(id) || ObjectName.isAccount(id.toString())))) {
      throw new ConfigException(
          "'" + name + "' may hold self and ids that start with acct_, each once.");
    }
  }

  private static void requireDays(String name, Object value) {
    try {
      List<LocalDate> days = StripeSettings.days(value instanceof List<?> list ? list : List.of());
      if (days.equals(days.stream().sorted().distinct().toList())) {
        return;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new ConfigException("'" + name + "' may hold days such as 2024-01-01, ascending.");
  }

  private static final class Modes implements Recommender {
    @Override
    public List<Object> validValues(String name, Map<String, Object> parsed) {
      return List.of(StripeSettings.AUTO, "true", "false");
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsed) {
      return true;
    }
  }
}
