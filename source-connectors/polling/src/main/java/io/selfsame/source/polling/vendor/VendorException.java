package io.selfsame.source.polling.vendor;

import java.time.Duration;
import java.util.Optional;

/**
 * A vendor call failed. The message says code, what, where and what to do. It never quotes the
 * vendor's own text nor any value, and it takes no cause: a client library's exception may carry
 * the whole response body in its message. Name the library's exception class in the code instead.
 */
public final class VendorException extends Exception {

  /** What the polling core does about it. */
  public enum Kind {
    /** The same call may succeed later: back off and repeat it. */
    RETRY,
    /** Like RETRY; the vendor asked for less. */
    RATE_LIMIT,
    /**
     * The allowance of the day (or of another long period) is used up, or what the user reserved of
     * it is reached. The stream pauses, the task stays RUNNING, and reading resumes by itself.
     */
    QUOTA,
    /**
     * This stream may not be read, others may. It is told by log, metric and a stream-status record
     * and tried again at intervals; the task fails if the settings say so.
     */
    PERMISSION,
    /** The credentials are refused, also after a fresh token. The task fails. */
    AUTH,
    /** A setting names something the vendor does not have or allow. The task fails. */
    CONFIG,
    /** The vendor answered in a way this connector cannot go on from. The task fails. */
    FATAL,
    /** The stream was closed while it was reading. */
    CANCELLED
  }

  private final Kind kind;
  private final String code;
  private final Optional<Duration> after;
  private final Optional<String> setting;

  private VendorException(
      Kind kind, String code, String message, Optional<Duration> after, Optional<String> setting) {
    super(code + ": " + message);
    this.kind = kind;
    this.code = code;
    this.after = after;
    this.setting = setting;
  }

  /**
   * @param code short and stable, for example {@code HTTP_503} or {@code INVALID_SESSION_ID}
   * @param what what failed and where, for example {@code "reading users failed"}
   * @param after the least time to wait, when the vendor said so
   */
  public static VendorException retry(String code, String what, Optional<Duration> after) {
    return new VendorException(Kind.RETRY, code, what, after, Optional.empty());
  }

  /** See {@link #retry}. */
  public static VendorException rateLimited(String code, String what, Optional<Duration> after) {
    return new VendorException(Kind.RATE_LIMIT, code, what, after, Optional.empty());
  }

  /**
   * @param what what used it up and where
   * @param after when the allowance comes back, if known
   */
  public static VendorException quota(String code, String what, Optional<Duration> after) {
    return new VendorException(Kind.QUOTA, code, what, after, Optional.empty());
  }

  /**
   * @param what which stream may not be read, and where
   * @param remedy what the user can do, a sentence
   */
  public static VendorException permission(String code, String what, String remedy) {
    return new VendorException(
        Kind.PERMISSION, code, what + ". " + remedy, Optional.empty(), Optional.empty());
  }

  /**
   * @param setting the setting that holds the credential
   * @param remedy what the user can do, a sentence
   */
  public static VendorException auth(String code, String what, String setting, String remedy) {
    return new VendorException(
        Kind.AUTH, code, what + ". " + remedy, Optional.empty(), Optional.of(setting));
  }

  /**
   * @param setting the setting at fault
   * @param remedy what the user can do, a sentence
   */
  public static VendorException config(String code, String what, String setting, String remedy) {
    return new VendorException(
        Kind.CONFIG, code, what + ". " + remedy, Optional.empty(), Optional.of(setting));
  }

  /**
   * @param remedy what the user can do, a sentence
   */
  public static VendorException fatal(String code, String what, String remedy) {
    return new VendorException(
        Kind.FATAL, code, what + ". " + remedy, Optional.empty(), Optional.empty());
  }

  /** The calling thread was interrupted or the stream closed; {@code what} was given up. */
  public static VendorException cancelled(String what) {
    return new VendorException(
        Kind.CANCELLED, "CANCELLED", what, Optional.empty(), Optional.empty());
  }

  public Kind kind() {
    return kind;
  }

  public String code() {
    return code;
  }

  /** The least time to wait before the next try, when the vendor said so. */
  public Optional<Duration> after() {
    return after;
  }

  /** The setting at fault, of AUTH and CONFIG. */
  public Optional<String> setting() {
    return setting;
  }

  /** Whether the same read is to be tried again, sooner or later. */
  public boolean isRetriable() {
    return switch (kind) {
      case RETRY, RATE_LIMIT, QUOTA, PERMISSION -> true;
      case AUTH, CONFIG, FATAL, CANCELLED -> false;
    };
  }
}
