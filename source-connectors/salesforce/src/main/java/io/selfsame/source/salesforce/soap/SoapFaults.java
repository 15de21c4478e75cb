package io.selfsame.source.salesforce.soap;

import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.SoapFaultException;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one place that decides what a failed SOAP call means. Exception codes are the vendor's
 * contract; its texts are only looked at to tell a daily from a momentary limit, and never quoted.
 */
final class SoapFaults {
  static final String INVALID_SESSION = "INVALID_SESSION_ID";

  /** A spent daily allowance comes back over hours: asking more often is of no use. */
  private static final Duration DAILY_LIMIT_PAUSE = Duration.ofMinutes(15);

  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,80}");

  private static final Pattern FAULT_CODE =
      Pattern.compile("<faultcode>[^<]{0,40}?\\b([A-Z][A-Z0-9_]{2,80})</faultcode>");

  private static final Set<String> KNOWN =
      Arrays.stream(ExceptionCode.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private SoapFaults() {}

  static boolean isRejectedSession(ConnectionException failure) {
    return code(failure).equals(INVALID_SESSION);
  }

  /**
   * Refuses a fault whose code this release of the library does not know: the library would fail on
   * it without telling the code. New codes are assumed to pass.
   */
  static void requireKnown(String fault) throws VendorException {
    Matcher matcher = FAULT_CODE.matcher(fault);
    if (matcher.find() && !KNOWN.contains(matcher.group(1))) {
      throw VendorException.retry(
          matcher.group(1),
          "Salesforce refused a call for a reason this connector does not know",
          Optional.empty());
    }
  }

  /**
   * @param where what was being done, for example {@code "queryAll of Contact"}
   */
  static VendorException classify(ConnectionException failure, String where) {
    Optional<VendorException> carried = carried(failure);
    if (carried.isPresent()) {
      return carried.get();
    }
    String code = code(failure);
    String what = "Salesforce refused " + where;
    return switch (code) {
      case INVALID_SESSION ->
          VendorException.auth(
              code,
              what + " with a session issued a moment ago",
              "salesforce.client.id",
              "Check the connected app's policies (IP ranges, API access) and the user's profile.");
      case "REQUEST_LIMIT_EXCEEDED", "EXCEEDED_QUOTA" ->
          VendorException.rateLimited(code, what, limitPause(failure));
      case "INVALID_TYPE", "INVALID_TYPE_FOR_OPERATION", "ENTITY_NOT_QUERYABLE" ->
          VendorException.config(
              code,
              what,
              "salesforce.objects",
              "Check the object's spelling and that the API user may read it.");
      case "UNSUPPORTED_API_VERSION" ->
          VendorException.config(
              code, what, "salesforce.api.version", "Set a version the org still serves.");
      case "API_DISABLED_FOR_ORG",
          "API_CURRENTLY_DISABLED",
          "INSUFFICIENT_ACCESS",
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
          "INVALID_FIELD",
          "INVALID_QUERY_LOCATOR",
          "INVALID_REPLICATION_DATE",
          "EXCEEDED_ID_LIMIT" ->
          VendorException.fatal(
              code, what, "Restart the task; if it fails again, report the code and the object.");
      default -> VendorException.retry(code, what, Optional.empty());
    };
  }

  private static Optional<VendorException> carried(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SoapTransport.TransportFailure transport) {
        return Optional.of(transport.failure());
      }
    }
    return Optional.empty();
  }

  private static String code(ConnectionException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApiFault fault && fault.getExceptionCode() != null) {
        return fault.getExceptionCode().name();
      }
      if (cause instanceof SoapFaultException fault && fault.getFaultCode() != null) {
        String local = fault.getFaultCode().getLocalPart();
        if (CODE.matcher(local).matches()) {
          return local;
        }
      }
    }
    return failure.getClass().getSimpleName();
  }

  private static Optional<Duration> limitPause(ConnectionException failure) {
    boolean daily =
        failure instanceof ApiFault fault
            && fault.getExceptionCode() == ExceptionCode.REQUEST_LIMIT_EXCEEDED
            && fault.getExceptionMessage() != null
            && fault.getExceptionMessage().contains("TotalRequests");
    return daily ? Optional.of(DAILY_LIMIT_PAUSE) : Optional.empty();
  }
}
