package io.selfsame.source.salesforce.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.selfsame.source.polling.http.HttpAnswer;
import io.selfsame.source.polling.http.VendorJson;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.fault.Faults;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Why a REST call was refused: the code of the error list, or the status when there is none (a
 * maintenance page, nothing at all).
 *
 * @param daily whether it was for the day's calls
 * @param after the least time to wait, when the vendor said so
 */
public record RestFault(String code, int status, boolean daily, Optional<Duration> after) {
  private static final int CONFLICT = 409;
  private static final int CALM_DOWN = 420;
  private static final int TOO_MANY = 429;

  static RestFault of(HttpAnswer answer, Clock clock) {
    return of(answer.status(), answer.body(), answer.retryAfter(clock));
  }

  /** Reads a refusal. */
  public static RestFault of(int status, byte[] body, Optional<Duration> after) {
    JsonNode error = error(body);
    String code = error.path("errorCode").asText();
    return Faults.isCode(code)
        ? new RestFault(code, status, Faults.isDaily(code, error.path("message").asText()), after)
        : new RestFault("HTTP_" + status, status, false, after);
  }

  /**
   * @param what what was refused, for example {@code "Salesforce refused a query"}
   */
  public VendorException toException(String what) {
    if (status == CONFLICT) {
      return VendorException.fatal(code, what, "Report the code and the object.");
    }
    if (!code.startsWith("HTTP_")) {
      return Faults.of(code, daily, what, after);
    }
    return switch (status) {
      case CALM_DOWN, TOO_MANY -> VendorException.rateLimited(code, what, after);
      case 404, 414 -> VendorException.fatal(code, what, "Report the code and the object.");
      default -> VendorException.retry(code, what, after);
    };
  }

  private static JsonNode error(byte[] body) {
    try {
      JsonNode parsed = VendorJson.parse(body, "an error");
      return parsed.isArray() ? parsed.path(0) : parsed;
    } catch (VendorException notJson) {
      // Then the status has to do.
      return MissingNode.getInstance();
    }
  }
}
