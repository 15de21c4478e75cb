package io.selfsame.source.rest.manifest;

import io.selfsame.source.rest.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to authorize requests. Secrets are named here; their values are in the settings. */
public sealed interface AuthSpec {

  /** The names of the secrets it takes. */
  List<String> secrets();

  /** Nothing is sent. */
  record None() implements AuthSpec {
    @Override
    public List<String> secrets() {
      return List.of();
    }
  }

  /** A token that does not change. */
  record Bearer(String token) implements AuthSpec {
    @Override
    public List<String> secrets() {
      return List.of(token);
    }
  }

  /** User and password; the user is a text or a secret too. */
  record Basic(Optional<Template> user, Optional<String> userSecret, String password)
      implements AuthSpec {
    @Override
    public List<String> secrets() {
      return Stream.concat(userSecret.stream(), Stream.of(password)).toList();
    }
  }

  /** A key in a header, behind a prefix. */
  record ApiKey(String header, String prefix, String key) implements AuthSpec {
    @Override
    public List<String> secrets() {
      return List.of(key);
    }
  }

  /**
   * A token that is asked for with the client's credentials, or with a refresh token.
   *
   * @param refreshToken absent for the client credentials grant
   * @param rotates whether each refresh gives a new refresh token
   * @param inHeader whether the client's credentials are in a header, else in the body
   * @param parameters further ones of the request
   */
  record OAuth(
      Template tokenUrl,
      Template clientId,
      String clientSecret,
      Optional<String> refreshToken,
      boolean rotates,
      boolean inHeader,
      Map<String, Template> parameters)
      implements AuthSpec {
    public OAuth {
      parameters = Map.copyOf(parameters);
    }

    @Override
    public List<String> secrets() {
      return Stream.concat(Stream.of(clientSecret), refreshToken.stream()).toList();
    }
  }
}
