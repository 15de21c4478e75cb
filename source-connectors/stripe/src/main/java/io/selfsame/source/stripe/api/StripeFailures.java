package io.selfsame.source.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
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

  private static final String KEY = "stripe.api.key";
  private static final String BASE = "stripe.api.base";
  private static final Duration UNSAID = Duration.ofSeconds(1);

  /** Codes are words of Stripe's; anything else is none of them. */
  private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{1,63}");

  private static final Pattern ID = Pattern.compile("^(/v1/[a-z_]+)/.*$");

  private StripeFailures() {}

  static VendorException classify(HttpAnswer answer, String path, Clock clock) {
    int status = answer.status();
    String code = errorCode(answer).orElse("HTTP_" + status);
    String what = "Stripe refused GET " + ID.matcher(path).replaceAll("$1/{id}");
    if (status == 429 || code.equals("lock_timeout")) {
      Optional<Duration> after = answer.retryAfter(clock).or(() -> Optional.of(UNSAID));
      return VendorException.rateLimited(code, what, after);
    }
    if (status >= 500 || status == 408 || status == 409) {
      return VendorException.retry(code, what, answer.retryAfter(clock));
    }
    return switch (status) {
      case 401 ->
          VendorException.auth(
              code, what, KEY, "Set '" + KEY + "' to a valid secret or restricted key.");
      case 403 ->
          VendorException.config(
              code,
              what,
              KEY,
              "Give the restricted key leave to read this object and Events, or take the object"
                  + " out of 'stripe.objects'.");
      case 301, 302, 303, 307, 308 ->
          VendorException.config(
              code, what, BASE, "It redirects elsewhere; set '" + BASE + "' to the API itself.");
      case 404 -> missing(code, what);
      default ->
          VendorException.fatal(
              code, what + " with status " + status, "Check 'stripe.api.version' and the objects.");
    };
  }

  /** Stripe says what is missing; without its word something else than Stripe answered. */
  private static VendorException missing(String code, String what) {
    return code.equals(RESOURCE_MISSING)
        ? VendorException.fatal(code, what, "The id does not exist.")
        : VendorException.config(
            code, what, BASE, "Set '" + BASE + "' to the API's address without a path.");
  }

  private static Optional<String> errorCode(HttpAnswer answer) {
    try {
      JsonNode code = answer.json().path("error").path("code");
      return Optional.ofNullable(code.textValue()).filter(text -> CODE.matcher(text).matches());
    } catch (VendorException notJson) {
      return Optional.empty();
    }
  }
}
