package io.selfsame.source.rest.access;

import io.selfsame.source.polling.http.HttpTransport;
import io.selfsame.source.polling.http.TokenProvider;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.manifest.AuthSpec;
import io.selfsame.source.rest.template.Values;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Credentials;

/** Makes authorizations of what a manifest says and the settings hold. */
public final class AuthorizationFactory {
  private static final Duration MARGIN = Duration.ofMinutes(1);
  private static final String HEADER = "Authorization";

  private final HttpTransport http;
  private final Hosts hosts;
  private final Secrets secrets;
  private final Values settings;
  private final Optional<Path> secretsFile;
  private final Clock clock;

  public AuthorizationFactory(
      HttpTransport http,
      Hosts hosts,
      Secrets secrets,
      Values settings,
      Optional<Path> secretsFile,
      Clock clock) {
    this.http = http;
    this.hosts = hosts;
    this.secrets = secrets;
    this.settings = settings;
    this.secretsFile = secretsFile;
    this.clock = clock;
  }

  /** The first way of which all secrets are set, else the first. */
  public static AuthSpec chosen(List<AuthSpec> ways, Secrets secrets) {
    return ways.stream()
        .filter(way -> secrets.hasAll(way.secrets()))
        .findFirst()
        .orElseGet(() -> ways.get(0));
  }

  public Authorization of(AuthSpec way) throws VendorException {
    if (way instanceof AuthSpec.Bearer bearer) {
      return header(HEADER, "Bearer " + secrets.require(bearer.token()));
    } else if (way instanceof AuthSpec.ApiKey key) {
      return header(key.header(), key.prefix() + secrets.require(key.key()));
    } else if (way instanceof AuthSpec.Basic basic) {
      return header(HEADER, Credentials.basic(user(basic), secrets.require(basic.password())));
    } else if (way instanceof AuthSpec.OAuth oauth) {
      return Authorization.of(new TokenProvider(tokens(oauth), clock, MARGIN));
    }
    return Authorization.fixed(Optional.empty());
  }

  private static Authorization header(String name, String value) {
    return Authorization.fixed(
        Optional.of(new Authorization.Header(name, value, Optional.empty())));
  }

  private String user(AuthSpec.Basic basic) throws VendorException {
    return basic.userSecret().isPresent()
        ? secrets.require(basic.userSecret().get())
        : basic.user().flatMap(template -> template.fill(settings)).orElse("");
  }

  private OAuthTokens tokens(AuthSpec.OAuth oauth) throws VendorException {
    String url = oauth.tokenUrl().fill(settings).orElse("");
    Optional<RotatingToken> rotating =
        oauth.rotates() && oauth.refreshToken().isPresent()
            ? Optional.of(rotating(secrets.require(oauth.refreshToken().get())))
            : Optional.empty();
    return new OAuthTokens(http, hosts.at(url), oauth, settings, secrets, rotating, clock);
  }

  private RotatingToken rotating(String first) throws VendorException {
    if (secretsFile.isEmpty()) {
      throw VendorException.config(
          "SECRETS_FILE_MISSING",
          "each refresh gives a new refresh token, which must outlive the worker",
          "rest.refresh.token.file",
          "Name a file this worker may write to; connectors' settings cannot hold it.");
    }
    return new RotatingToken(secretsFile.get(), first);
  }
}
