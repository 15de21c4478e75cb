package io.selfsame.source.zendesk.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.vendor.VendorException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one place that decides what a failed request means. Descriptions are only looked at to tell
 * one case apart, and never repeated.
 */
final class Failures {
  /** Error codes of Zendesk and OAuth; anything else an answer holds is not repeated. */
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z_]{2,60}");

  /** The limits are by the minute. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private Failures() {}

  /**
   * @param what what failed and where
   */
  static VendorException classify(HttpAnswer answer, String what, Clock clock) {
    Optional<Duration> after = answer.retryAfter(clock);
    String code = code(answer);
    return switch (answer.status()) {
      case 401 ->
          VendorException.auth(
              code,
              what + " with a token issued a moment ago",
              "zendesk.client.secret",
              "Check that the OAuth client is active and has the scope 'read'.");
      case 403 ->
          VendorException.permission(
              code,
              what,
              "The user who made the OAuth client needs the role of an administrator: exports are"
                  + " for administrators only.");
      case 301, 302, 303, 307, 308 ->
          VendorException.config(
              code,
              what + " by leading elsewhere, where no token is sent",
              "zendesk.base.url",
              "Set the account's own URL, for example https://example.zendesk.com.");
      case 404 ->
          VendorException.config(
              code,
              what,
              "zendesk.base.url",
              "Check the account's URL, for example https://example.zendesk.com.");
      case 429 -> VendorException.rateLimited(code, what, after.or(() -> Optional.of(MINUTE)));
      case 400, 422 ->
          isTooRecent(answer)
              ? VendorException.retry("TOO_RECENT", what, Optional.of(MINUTE))
              : VendorException.fatal(
                  code, what, "Reset the connector's offsets to read a new snapshot.");
      default -> VendorException.retry(code, what, after);
    };
  }

  /** The error code of an answer's body, if it has one, and its status otherwise. */
  static String code(HttpAnswer answer) {
    try {
      JsonNode error = answer.json().path("error");
      String code = error.isObject() ? error.path("title").asText() : error.asText();
      return CODE.matcher(code).matches() ? code : "HTTP_" + answer.status();
    } catch (VendorException notJson) {
      return "HTTP_" + answer.status();
    }
  }

  private static boolean isTooRecent(HttpAnswer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    return text.toLowerCase(Locale.ROOT).contains("too recent");
  }
}
