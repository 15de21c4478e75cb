package io.selfsame.source.polling.vendor;

import java.time.Duration;

/**
 * Limits of one request to a vendor.
 *
 * @param connectTimeout until the connection stands
 * @param readTimeout between two packets of the answer
 * @param callTimeout for the whole call
 * @param maxBodyBytes the longest answer that is read
 * @param trust who may vouch for the vendor's server
 */
public record RequestLimits(
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    long maxBodyBytes,
    TrustStore trust) {

  /** Of servers the Java runtime trusts. */
  public RequestLimits(
      Duration connectTimeout, Duration readTimeout, Duration callTimeout, long maxBodyBytes) {
    this(connectTimeout, readTimeout, callTimeout, maxBodyBytes, TrustStore.ofRuntime());
  }
}
