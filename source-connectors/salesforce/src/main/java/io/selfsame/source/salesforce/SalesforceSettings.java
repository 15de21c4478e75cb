package io.selfsame.source.salesforce;

import io.selfsame.source.polling.config.PollingFragment;
import io.selfsame.source.salesforce.stream.StreamSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.types.Password;

/**
 * The connector's own settings.
 *
 * @param clientSecret for the client credentials flow
 * @param username for the JWT bearer flow
 * @param jwtKey for the JWT bearer flow: an RSA private key in PEM form
 * @param jwtAudience for the JWT bearer flow: the login host an assertion is meant for
 * @param quotaPercent from how many percent of the daily calls on none is made
 * @param sessionAge how long a session is used
 */
record SalesforceSettings(
    String loginUrl,
    String clientId,
    Optional<Password> clientSecret,
    Optional<String> username,
    Optional<Password> jwtKey,
    Optional<String> jwtAudience,
    String apiVersion,
    int quotaPercent,
    Duration sessionAge,
    StreamSettings stream) {

  static final String LOGIN_URL = "salesforce.login.url";
  static final String CLIENT_ID = "salesforce.client.id";
  static final String CLIENT_SECRET = "salesforce.client.secret";
  static final String USERNAME = "salesforce.username";
  static final String JWT_KEY = "salesforce.jwt.key";
  static final String JWT_AUDIENCE = "salesforce.jwt.audience";
  static final String OBJECTS = "salesforce.objects";
  static final String API_VERSION = "salesforce.api.version";
  static final String LAG = "salesforce.lag.ms";
  static final String OVERLAP = "salesforce.overlap.ms";
  static final String FORMULA_INTERVAL = "salesforce.formula.refresh.ms";
  static final String BULK_ROWS = "salesforce.bulk.min.rows";
  static final String QUOTA_PERCENT = "salesforce.quota.max.percent";
  static final String SESSION_AGE = "salesforce.session.max.age.ms";
  static final String DESCRIBE_INTERVAL = "salesforce.describe.interval.ms";
  static final String DELETIONS_INTERVAL = "salesforce.deletions.interval.ms";

  /** About how much of a query job's results makes a page, whatever the number of rows. */
  private static final long PAGE_BYTES = 8L << 20;

  private static final String LOGIN = "Salesforce login";
  private static final String READING = "Salesforce reading";
  private static final String SNAPSHOTS = "Salesforce snapshots";

  static SalesforceSettings parse(AbstractConfig config) {
    return new SalesforceSettings(
        config.getString(LOGIN_URL),
        config.getString(CLIENT_ID),
        Optional.ofNullable(config.getPassword(CLIENT_SECRET)),
        text(config, USERNAME),
        Optional.ofNullable(config.getPassword(JWT_KEY)),
        text(config, JWT_AUDIENCE),
        config.getString(API_VERSION),
        config.getInt(QUOTA_PERCENT),
        Duration.ofMillis(config.getLong(SESSION_AGE)),
        stream(config));
  }

  static ConfigDef definition() {
    return snapshots(reading(login(new ConfigDef())));
  }

  private static StreamSettings stream(AbstractConfig config) {
    return new StreamSettings(
        Duration.ofMillis(config.getLong(LAG)),
        Duration.ofMillis(config.getLong(OVERLAP)),
        Duration.ofMillis(config.getLong(DESCRIBE_INTERVAL)),
        Duration.ofMillis(config.getLong(DELETIONS_INTERVAL)),
        Duration.ofMillis(config.getLong(FORMULA_INTERVAL)),
        config.getLong(BULK_ROWS),
        config.getInt(PollingFragment.BATCH_MAX_ROWS),
        PAGE_BYTES);
  }

  private static ConfigDef login(ConfigDef definition) {
    return definition
        .define(
            LOGIN_URL,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new NonEmptyString(),
            Importance.HIGH,
            "Where sessions are issued: the org's My Domain URL, for example"
                + " https://example.my.salesforce.com.",
            LOGIN,
            1,
            Width.LONG,
            "Login URL")
        .define(
            CLIENT_ID,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new NonEmptyString(),
            Importance.HIGH,
            "Consumer key of the connected app.",
            LOGIN,
            2,
            Width.LONG,
            "Client id")
        .define(
            CLIENT_SECRET,
            ConfigDef.Type.PASSWORD,
            null,
            Importance.HIGH,
            "Consumer secret of the connected app, for the client credentials flow.",
            LOGIN,
            3,
            Width.LONG,
            "Client secret")
        .define(
            USERNAME,
            ConfigDef.Type.STRING,
            "",
            Importance.MEDIUM,
            "User to act as, for the JWT bearer flow.",
            LOGIN,
            4,
            Width.LONG,
            "User name")
        .define(
            JWT_KEY,
            ConfigDef.Type.PASSWORD,
            null,
            Importance.MEDIUM,
            "RSA private key in PEM form (not encrypted), for the JWT bearer flow.",
            LOGIN,
            5,
            Width.LONG,
            "JWT private key")
        .define(
            JWT_AUDIENCE,
            ConfigDef.Type.STRING,
            "",
            Importance.LOW,
            "Audience of JWT assertions; empty means the login URL. Some orgs want"
                + " https://login.salesforce.com or https://test.salesforce.com.",
            LOGIN,
            6,
            Width.LONG,
            "JWT audience")
        .define(
            SESSION_AGE,
            ConfigDef.Type.LONG,
            3_600_000L,
            Range.atLeast(60_000),
            Importance.LOW,
            "For how many milliseconds a session is used before a new one is asked for;"
                + " Salesforce does not say when it ends one.",
            LOGIN,
            7,
            Width.SHORT,
            "Session age");
  }

  private static ConfigDef reading(ConfigDef definition) {
    return definition
        .define(
            OBJECTS,
            ConfigDef.Type.LIST,
            List.of("Contact", "Lead", "Account"),
            Importance.HIGH,
            "Names of the standard and custom objects to read, each with a SystemModstamp; * and ?"
                + " in a name stand for any, and new objects that fit are taken up while reading.",
            READING,
            1,
            Width.LONG,
            "Objects")
        .define(
            API_VERSION,
            ConfigDef.Type.STRING,
            ApiVersion.NEWEST,
            ApiVersion.validator(),
            Importance.LOW,
            "Version of the Salesforce API; "
                + ApiVersion.NEWEST
                + " is what this build knows best.",
            READING,
            2,
            Width.SHORT,
            "API version")
        .define(
            LAG,
            ConfigDef.Type.LONG,
            60_000L,
            Range.between(0, 3_600_000),
            Importance.MEDIUM,
            "How many milliseconds behind Salesforce's clock to read: rows become visible seconds,"
                + " rarely minutes, after the time stamped on them.",
            READING,
            3,
            Width.SHORT,
            "Lag")
        .define(
            OVERLAP,
            ConfigDef.Type.LONG,
            300_000L,
            Range.between(0, 86_400_000),
            Importance.MEDIUM,
            "How many milliseconds of what was read before to read again at every poll, for rows"
                + " that became visible later than the lag; versions already sent are not sent"
                + " again, except after a restart.",
            READING,
            4,
            Width.SHORT,
            "Overlap")
        .define(
            DESCRIBE_INTERVAL,
            ConfigDef.Type.LONG,
            900_000L,
            Range.atLeast(1_000),
            Importance.LOW,
            "How often, in milliseconds, an object's fields are described anew; at once when a"
                + " query names a field that is gone.",
            READING,
            5,
            Width.SHORT,
            "Describe interval")
        .define(
            DELETIONS_INTERVAL,
            ConfigDef.Type.LONG,
            600_000L,
            Range.atLeast(1_000),
            Importance.LOW,
            "How often, in milliseconds, to ask for rows deleted for good; rows in the recycle bin"
                + " are seen at every poll.",
            READING,
            6,
            Width.SHORT,
            "Deletions interval")
        .define(
            QUOTA_PERCENT,
            ConfigDef.Type.INT,
            80,
            Range.between(1, 100),
            Importance.MEDIUM,
            "From how many percent of the org's daily API calls on, made by anybody, reading rests"
                + " until there are more; 100 means to use all of them.",
            READING,
            7,
            Width.SHORT,
            "Daily calls");
  }

  private static ConfigDef snapshots(ConfigDef definition) {
    return definition
        .define(
            BULK_ROWS,
            ConfigDef.Type.LONG,
            100_000L,
            Range.atLeast(-1),
            Importance.MEDIUM,
            "From how many rows on an object's snapshot is read through a Bulk API 2.0 query job;"
                + " 0 means always, -1 never.",
            SNAPSHOTS,
            1,
            Width.SHORT,
            "Bulk from")
        .define(
            FORMULA_INTERVAL,
            ConfigDef.Type.LONG,
            0L,
            Range.atLeast(0),
            Importance.LOW,
            "How often, in milliseconds, an object with formula fields is read whole again, because"
                + " formulas change without their row changing; 0 means never.",
            SNAPSHOTS,
            2,
            Width.SHORT,
            "Formula refresh");
  }

  private static Optional<String> text(AbstractConfig config, String name) {
    return Optional.of(config.getString(name)).filter(value -> !value.isBlank());
  }

  /** Names nothing that is secret. */
  @Override
  public String toString() {
    return "SalesforceSettings[loginUrl=" + loginUrl + ", apiVersion=" + apiVersion + "]";
  }
}
