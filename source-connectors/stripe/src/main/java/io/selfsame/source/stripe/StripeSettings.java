package io.selfsame.source.stripe;

import io.selfsame.source.stripe.api.Livemode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/**
 * The connector's own settings.
 *
 * @param livemode of which mode all data has to be
 * @param accounts {@link #OWN} and ids of connected accounts
 * @param requestsPerSecond the pace of all tasks of this worker that use the key
 * @param eventsLag how old an event must be to be worked off
 * @param eventsOverlap how far behind the newest event to look again for late ones
 * @param eventsHistory how much of the events from before a first snapshot to work off, too
 * @param reconcileInterval how often to walk whole lists again; zero is never
 * @param snapshotDays where lists are divided, ascending
 */
record StripeSettings(
    Password apiKey,
    String apiBase,
    String apiVersion,
    Livemode livemode,
    List<String> accounts,
    int requestsPerSecond,
    Duration eventsLag,
    Duration eventsOverlap,
    Duration eventsHistory,
    Duration reconcileInterval,
    List<LocalDate> snapshotDays) {

  static final String API_KEY = "stripe.api.key";
  static final String API_BASE = "stripe.api.base";
  static final String API_VERSION = "stripe.api.version";
  static final String LIVEMODE = Livemode.SETTING;
  static final String ACCOUNTS = "stripe.accounts";
  static final String OBJECTS = "stripe.objects";
  static final String REQUESTS_PER_SECOND = "stripe.requests.per.second";
  static final String EVENTS_LAG = "stripe.events.lag.ms";
  static final String EVENTS_OVERLAP = "stripe.events.overlap.ms";
  static final String EVENTS_HISTORY = "stripe.events.history.days";
  static final String RECONCILE_INTERVAL = "stripe.reconcile.interval.ms";
  static final String SNAPSHOT_DAYS = "stripe.snapshot.split.days";

  /** In {@link #ACCOUNTS}: the account the key belongs to. */
  static final String OWN = "self";

  /** In {@link #LIVEMODE}: the mode of the key. */
  static final String AUTO = "auto";

  /** What Stripe allows a key of live mode, and any other. */
  private static final int LIVE_RATE = 100;

  private static final int TEST_RATE = 25;

  static StripeSettings parse(AbstractConfig config) {
    Livemode ofKey = Livemode.ofKey(config.getPassword(API_KEY).value());
    int rate = config.getInt(REQUESTS_PER_SECOND);
    return new StripeSettings(
        config.getPassword(API_KEY),
        config.getString(API_BASE),
        config.getString(API_VERSION),
        livemode(config, ofKey),
        config.getList(ACCOUNTS),
        rate > 0 ? rate : ofKey.expected().orElse(false) ? LIVE_RATE : TEST_RATE,
        Duration.ofMillis(config.getLong(EVENTS_LAG)),
        Duration.ofMillis(config.getLong(EVENTS_OVERLAP)),
        Duration.ofDays(config.getInt(EVENTS_HISTORY)),
        Duration.ofMillis(config.getLong(RECONCILE_INTERVAL)),
        days(config.getList(SNAPSHOT_DAYS)));
  }

  /** Whether the mode asked for is not the one of the key. */
  static boolean isModeOfOtherKey(AbstractConfig config) {
    Livemode ofKey = Livemode.ofKey(config.getPassword(API_KEY).value());
    return ofKey.expected().isPresent() && !livemode(config, ofKey).equals(ofKey);
  }

  private static Livemode livemode(AbstractConfig config, Livemode ofKey) {
    String said = config.getString(LIVEMODE);
    return said.equals(AUTO) ? ofKey : new Livemode(Optional.of(Boolean.valueOf(said)));
  }

  static List<LocalDate> days(List<?> texts) {
    return texts.stream().map(text -> LocalDate.parse(text.toString())).toList();
  }

  /** Names nothing that is secret. */
  @Override
  public String toString() {
    return "StripeSettings[apiBase=" + apiBase + ", apiVersion=" + apiVersion + "]";
  }
}
