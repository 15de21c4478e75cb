package io.selfsame.source.salesforce.soap;

import com.sforce.soap.partner.fault.ApiFault;
import com.sforce.soap.partner.fault.ExceptionCode;
import com.sforce.ws.ConnectionException;
import com.sforce.ws.SoapFaultException;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.fault.Faults;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds out what a failed SOAP call failed with; {@link Faults} says what that means. */
final class SoapFaults {
  private static final String UNREADABLE = "UNREADABLE_ANSWER";

  private static final Pattern FAULT_CODE =
      Pattern.compile("<faultcode>[^<]{0,40}?\\b([A-Z][A-Z0-9_]{2,80})</faultcode>");

  private static final Set<String> KNOWN =
      Arrays.stream(ExceptionCode.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

  private SoapFaults() {}

  static boolean isRejectedSession(ConnectionException failure) {
    return code(failure).equals(Faults.INVALID_SESSION);
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
    if (code.equals(UNREADABLE)) {
      return VendorException.retry(
          UNREADABLE,
          "the SOAP client could not read the answer to "
              + where
              + " ("
              + failure.getClass().getSimpleName()
              + ")",
          Optional.empty());
    }
    return Faults.of(code, isDaily(failure), what, Optional.empty());
  }

  /**
   * Whether a failure is the client library's: an answer it cannot read, or a code it does not
   * know. Another API may do better.
   */
  static boolean isOfTheClient(VendorException failure) {
    return failure.code().equals(UNREADABLE)
        || (failure.kind() == VendorException.Kind.RETRY
            && Faults.isCode(failure.code())
            && !failure.code().startsWith("HTTP_")
            && !KNOWN.contains(failure.code()));
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
        if (Faults.isCode(local)) {
          return local;
        }
      }
    }
    return UNREADABLE;
  }

  static boolean isDaily(ConnectionException failure) {
    return failure instanceof ApiFault fault
        && fault.getExceptionCode() != null
        && fault.getExceptionMessage() != null
        && Faults.isDaily(fault.getExceptionCode().name(), fault.getExceptionMessage());
  }
}
