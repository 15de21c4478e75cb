package io.selfsame.source.zendesk;

import io.selfsame.source.polling.http.Rate;
import io.selfsame.source.zendesk.export.ExportedObject;
import io.selfsame.source.zendesk.list.ListedObjects;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.ValidList;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.types.Password;

/** The connector's own settings. */
record ZendeskSettings(
    String baseUrl,
    String clientId,
    Password clientSecret,
    int exportsPerMinute,
    boolean identities,
    boolean merges,
    Duration lag) {

  static final String BASE_URL = "zendesk.base.url";
  static final String ALLOW_OTHER_HOSTS = "zendesk.allow.other.hosts";
  static final String CLIENT_ID = "zendesk.client.id";
  static final String CLIENT_SECRET = "zendesk.client.secret";
  static final String OBJECTS = "zendesk.objects";
  static final String EXPORTS_PER_MINUTE = "zendesk.export.requests.per.minute";
  static final String IDENTITIES = "zendesk.identities";
  static final String MERGES = "zendesk.merges";
  static final String LAG = "zendesk.export.lag.ms";

  private static final String ACCOUNT = "Zendesk account";
  private static final String READING = "Zendesk reading";

  static ZendeskSettings parse(AbstractConfig config) {
    return new ZendeskSettings(
        config.getString(BASE_URL),
        config.getString(CLIENT_ID),
        config.getPassword(CLIENT_SECRET),
        config.getInt(EXPORTS_PER_MINUTE),
        config.getBoolean(IDENTITIES),
        config.getBoolean(MERGES),
        Duration.ofMillis(config.getLong(LAG)));
  }

  /** Requests of any kind; the least an account allows is 200 a minute. */
  static Rate requestRate() {
    return new Rate(10, Duration.ofSeconds(3));
  }

  /**
   * One export at a time, evenly spread: Zendesk counts over any minute, so nothing may be saved up
   * for a burst. A hundredth is added for requests that arrive faster than the one before.
   */
  Rate exportRate() {
    return new Rate(1, Duration.ofMinutes(1).multipliedBy(101).dividedBy(100L * exportsPerMinute));
  }

  /** All objects that can be read. */
  static List<String> objects() {
    return Stream.concat(ExportedObject.names().stream(), ListedObjects.names().stream())
        .sorted()
        .toList();
  }

  static ConfigDef definition() {
    return reading(account(new ConfigDef()));
  }

  private static ConfigDef account(ConfigDef definition) {
    return definition
        .define(
            BASE_URL,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new NonEmptyString(),
            Importance.HIGH,
            "URL of the account, for example https://example.zendesk.com.",
            ACCOUNT,
            1,
            Width.LONG,
            "Base URL")
        .define(
            ALLOW_OTHER_HOSTS,
            ConfigDef.Type.BOOLEAN,
            false,
            Importance.LOW,
            "Whether the base URL may be another than https on a host of zendesk.com or one on this"
                + " machine, such as a proxy, which then gets the credentials.",
            ACCOUNT,
            4,
            Width.SHORT,
            "Allow other hosts")
        .define(
            CLIENT_ID,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new NonEmptyString(),
            Importance.HIGH,
            "Unique identifier of an OAuth client that belongs to an administrator.",
            ACCOUNT,
            2,
            Width.LONG,
            "Client id")
        .define(
            CLIENT_SECRET,
            ConfigDef.Type.PASSWORD,
            ConfigDef.NO_DEFAULT_VALUE,
            Importance.HIGH,
            "Secret of the OAuth client, which must allow the client credentials grant.",
            ACCOUNT,
            3,
            Width.LONG,
            "Client secret");
  }

  private static ConfigDef reading(ConfigDef definition) {
    return definition
        .define(
            OBJECTS,
            ConfigDef.Type.LIST,
            ExportedObject.names(),
            ValidList.in(objects().toArray(String[]::new)),
            Importance.HIGH,
            "Objects to read. Users, organizations and tickets as they change; any other as a whole"
                + " at every poll interval, changed rows alone passed on.",
            READING,
            1,
            Width.LONG,
            "Objects")
        .define(
            EXPORTS_PER_MINUTE,
            ConfigDef.Type.INT,
            10,
            Range.between(1, 6_000),
            Importance.LOW,
            "Incremental export requests a minute, shared by all connectors of a worker that use"
                + " this client; 10 unless the account has the high volume add-on.",
            READING,
            2,
            Width.SHORT,
            "Exports a minute")
        .define(
            IDENTITIES,
            ConfigDef.Type.BOOLEAN,
            true,
            Importance.MEDIUM,
            "Whether users come with all their e-mail addresses and telephone numbers, as 'identities'"
                + " with a verified flag each.",
            READING,
            3,
            Width.SHORT,
            "Identities")
        .define(
            MERGES,
            ConfigDef.Type.BOOLEAN,
            true,
            Importance.LOW,
            "Whether to ask, for users deleted after the snapshot, if they were merged into another;"
                + " a request each.",
            READING,
            4,
            Width.SHORT,
            "Merges")
        .define(
            LAG,
            ConfigDef.Type.LONG,
            60_000L,
            Range.between(0, Duration.ofHours(1).toMillis()),
            Importance.LOW,
            "How old, in milliseconds, the start of an export by time must be: Zendesk refuses the"
                + " last 60 seconds.",
            READING,
            5,
            Width.SHORT,
            "Export lag");
  }

  /** Names nothing that is secret. */
  @Override
  public String toString() {
    return "ZendeskSettings[baseUrl=" + baseUrl + "]";
  }
}
