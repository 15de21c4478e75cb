package io.selfsame.simulator.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request as an {@link Endpoint} sees it: decoded, unzipped, with the variables its route found
 * in the path.
 *
 * @param query the query parameters by decoded name, each with its values in order
 * @param headers the headers by lower-case name, first value only
 * @param body the body as UTF-8 text, empty when there is none
 */
public record Request(
    String method,
    String path,
    Map<String, String> pathVariables,
    Map<String, List<String>> query,
    Map<String, String> headers,
    String body) {

  public Request {
    pathVariables = Map.copyOf(pathVariables);
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  /** The variable {@code name} of the route that matched. */
  public String pathVariable(String name) {
    return Optional.ofNullable(pathVariables.get(name))
        .orElseThrow(() -> new IllegalArgumentException("The route has no path variable " + name));
  }

  /** The first value of a query parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
  }

  /** A header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** What follows {@code Bearer } in the Authorization header. */
  public Optional<String> bearerToken() {
    return header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(value -> value.substring(7).trim());
  }

  Request withPathVariables(Map<String, String> variables) {
    return new Request(method, path, variables, query, headers, body);
  }
}
