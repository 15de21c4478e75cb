package io.selfsame.source.salesforce.auth;

import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.TokenProvider;

/**
 * What everybody who reads an org with one credential has in common: the session and the day's
 * calls.
 *
 * @param login closed with this
 */
public record OrgAccess(TokenProvider sessions, DailyCalls calls, HttpTransport login)
    implements AutoCloseable {

  @Override
  public void close() {
    login.close();
  }
}
