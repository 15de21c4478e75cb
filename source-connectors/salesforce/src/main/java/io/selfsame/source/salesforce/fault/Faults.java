package io.selfsame.source.salesforce.fault;

import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one place that decides what a refused call means. Exception codes are the vendor's contract;
 * its texts are only looked at to tell a daily from a momentary limit, and never quoted.
 */
public final class Faults {
  public static final String INVALID_SESSION = "INVALID_SESSION_ID";
  public static final String INVALID_FIELD = "INVALID_FIELD";
  public static final String INVALID_LOCATOR = "INVALID_QUERY_LOCATOR";
  public static final String INVALID_REPLICATION_DATE = "INVALID_REPLICATION_DATE";
  public static final String EXCEEDED_ID_LIMIT = "EXCEEDED_ID_LIMIT";
  public static final String QUERY_TIMEOUT = "QUERY_TIMEOUT";
  public static final String NOT_FOUND = "NOT_FOUND";
  public static final String UNSUPPORTED_VERSION = "UNSUPPORTED_API_VERSION";
  public static final String LIMIT_EXCEEDED = "REQUEST_LIMIT_EXCEEDED";

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,80}");

  private Faults() {}

  /** Whether a text is a code and not something that must not be repeated. */
  public static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /** Whether a refusal for too many calls is about the day's calls. */
  public static boolean isDaily(String code, String message) {
    return code.equals(LIMIT_EXCEEDED) && message.contains("TotalRequests");
  }

  /**
   * Classifies a refusal.
   *
   * @param daily see {@link #isDaily}
   * @param what what was refused, for example {@code "Salesforce refused a query"}
   * @param after the least time to wait, when the vendor said so
   */
  public static VendorException of(
      String code, boolean daily, String what, Optional<Duration> after) {
    return switch (code) {
      case INVALID_SESSION ->
          VendorException.auth(
              code,
              what + " with a session issued a moment ago",
              "salesforce.client.id",
              "Check the connected app's policies (IP ranges, API access) and the user's profile.");
      case LIMIT_EXCEEDED, "EXCEEDED_QUOTA" ->
          daily
              ? VendorException.quota(code, what, after)
              : VendorException.rateLimited(code, what, after);
      case "INVALID_TYPE",
          "INVALID_TYPE_FOR_OPERATION",
          "ENTITY_NOT_QUERYABLE",
          "INSUFFICIENT_ACCESS",
          "INSUFFICIENT_ACCESS_OR_READONLY" ->
          VendorException.permission(
              code, what, "Check the object's spelling and that the API user may read it.");
      case UNSUPPORTED_VERSION ->
          VendorException.config(
              code, what, "salesforce.api.version", "Set a version the org still serves.");
      case "API_DISABLED_FOR_ORG",
          "API_CURRENTLY_DISABLED",
          "FUNCTIONALITY_NOT_ENABLED",
          "INVALID_LOGIN",
          "ORG_LOCKED",
          "TRIAL_EXPIRED" ->
          VendorException.auth(
              code,
              what,
              "salesforce.client.id",
              "Give the API user the permission 'API Enabled' and read access to the objects.");
      case "MALFORMED_QUERY",
          INVALID_FIELD,
          INVALID_LOCATOR,
          INVALID_REPLICATION_DATE,
          EXCEEDED_ID_LIMIT,
          NOT_FOUND ->
          VendorException.fatal(
              code, what, "Restart the task; if it fails again, report the code and the object.");
      default -> VendorException.retry(code, what, after);
    };
  }
}
