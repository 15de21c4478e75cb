package io.selfsame.source.stripe.api;

import com.stripe.net.Authenticator;
import com.stripe.net.BearerTokenAuthenticator;
import com.stripe.net.StripeResponseGetterOptions;
import java.net.PasswordAuthentication;
import java.net.Proxy;

/** What the client library asks for; its own retries are off, time limits are the transport's. */
final class ClientOptions extends StripeResponseGetterOptions {
  private final Authenticator authenticator;
  private final String base;

  ClientOptions(String key, String base) {
    this.authenticator = new BearerTokenAuthenticator(key);
    this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  @Override
  public Authenticator getAuthenticator() {
    return authenticator;
  }

  @Override
  public String getClientId() {
    return null;
  }

  @Override
  public int getConnectTimeout() {
    return 0;
  }

  @Override
  public Proxy getConnectionProxy() {
    return null;
  }

  @Override
  public int getMaxNetworkRetries() {
    return 0;
  }

  @Override
  public PasswordAuthentication getProxyCredential() {
    return null;
  }

  @Override
  public String getApiBase() {
    return base;
  }

  @Override
  public String getFilesBase() {
    return base;
  }

  @Override
  public String getConnectBase() {
    return base;
  }

  @Override
  public String getMeterEventsBase() {
    return base;
  }

  @Override
  public int getReadTimeout() {
    return 0;
  }

  @Override
  public String getStripeAccount() {
    return null;
  }

  @Override
  public String getStripeContext() {
    return null;
  }
}
