package io.selfsame.source.salesforce.auth;

import java.util.Map;

/**
 * The client credentials grant: the connected app's own id and secret, run as its "run as" user.
 */
public record ClientCredentials(String clientId, String clientSecret) implements Grant {

  @Override
  public Map<String, String> form() {
    return Map.of(
        "grant_type", "client_credentials",
        "client_id", clientId,
        "client_secret", clientSecret);
  }

  @Override
  public String credentialSetting() {
    return "salesforce.client.secret";
  }

  @Override
  public String remedy() {
    return "Check the secret, that the connected app allows the client credentials flow and names a"
        + " user to run as, and that 'salesforce.login.url' is the org's My Domain URL.";
  }

  @Override
  public String toString() {
    return "ClientCredentials[hidden]";
  }
}
