package io.selfsame.source.polling.http;

import io.selfsame.source.polling.vendor.VendorException;

/** Obtains a fresh token from the vendor's token endpoint; blocking. */
@FunctionalInterface
public interface TokenSource {

  /**
   * @throws VendorException AUTH when the credentials are refused, RETRY when the endpoint fails
   */
  AccessToken fetch() throws VendorException;
}
