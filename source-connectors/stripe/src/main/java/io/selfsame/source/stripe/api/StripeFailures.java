package io.selfsame.source.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What Stripe's refusals mean. Of an error's body only its code is used, never its message. */
public final class StripeFailures {
  /** The code of a refusal because of an id that does not exist (any more). */
  public static final String RESOURCE_MISSING = "resource_missing";

  /** The code of a refusal because an event is older than events are kept. */
  public static final String AGED_OUT = "EVENTS_AGED_OUT";

  private static final String KEY = "stripe.api.key";
  private static final String OBJECTS = "stripe.objects";
  private static final String BASE = "stripe.api.base";
  private static final Duration UNSAID = Duration.ofSeconds(1);

  /** Codes are words of Stripe's; anything else is none of them. */
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,63}");

  private static final Pattern ID = Pattern.compile("^(/v1/(?:[a-z_]+/)?[a-z_]+)/[^/]+$");

  private StripeFailures() {}

  static VendorException classify(HttpAnswer answer, String path, Clock clock) {
    int status = answer.status();
    JsonNode error = error(answer);
    String code = errorCode(error).orElse("HTTP_" + status);
    String what = "Stripe refused GET " + withoutId(path);
    if (status == 429 || code.equals("lock_timeout")) {
      Optional<Duration> after = answer.retryAfter(clock).or(() -> Optional.of(UNSAID));
      return VendorException.rateLimited(code, what, after);
    }
    if (status == 400 && error.path("message").asText().contains("retention policy")) {
      return VendorException.fatal(AGED_OUT, what, "A new snapshot is needed.");
    }
    boolean shouldRetry = answer.header("Stripe-Should-Retry").filter("true"::equals).isPresent();
    if (status >= 500 || status == 408 || status == 409 || shouldRetry) {
      return VendorException.retry(code, what, answer.retryAfter(clock));
    }
    return switch (status) {
      case 401 ->
          VendorException.auth(
              code, what, KEY, "Set '" + KEY + "' to a valid secret or restricted key.");
      case 403 ->
          VendorException.permission(
              code,
              what,
              "Give the restricted key leave to read this object and Events (a connected account:"
                  + " connect it), or take it out of 'stripe.objects'.");
      case 301, 302, 303, 307, 308 ->
          VendorException.config(
              code, what, BASE, "It redirects elsewhere; set '" + BASE + "' to the API itself.");
      case 404 -> missing(code, what, error);
      default ->
          VendorException.fatal(
              code, what + " with status " + status, "Check 'stripe.api.version' and the objects.");
    };
  }

  /** A path fit for messages: some ids are chosen by people. */
  static String withoutId(String path) {
    return ID.matcher(path).replaceAll("$1/{id}");
  }

  /** A failure of the transport, whose message would name the whole path. */
  static VendorException unanswered(VendorException failure, String path) {
    String what = "GET " + withoutId(path) + " got no whole answer";
    return switch (failure.kind()) {
      case CANCELLED -> VendorException.cancelled(what);
      case FATAL ->
          VendorException.fatal(
              failure.code(), what, "Raise 'request.max.body.bytes' or ask for smaller pages.");
      default -> VendorException.retry(failure.code(), what, failure.after());
    };
  }

  /**
   * Stripe says what is missing, or that it does not know the path; without its word something else
   * than Stripe answered.
   */
  private static VendorException missing(String code, String what, JsonNode error) {
    if (code.equals(RESOURCE_MISSING)) {
      return VendorException.fatal(code, what, "The id does not exist.");
    }
    return error.path("type").isTextual()
        ? VendorException.config(
            code,
            what,
            OBJECTS,
            "Stripe has no such list; name objects as their paths are, for example customers or"
                + " checkout/sessions.")
        : VendorException.config(
            code, what, BASE, "Set '" + BASE + "' to the API's address without a path.");
  }

  private static JsonNode error(HttpAnswer answer) {
    try {
      return answer.json().path("error");
    } catch (VendorException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static Optional<String> errorCode(JsonNode error) {
    return Optional.ofNullable(error.path("code").textValue())
        .filter(text -> CODE.matcher(text).matches());
  }
}
