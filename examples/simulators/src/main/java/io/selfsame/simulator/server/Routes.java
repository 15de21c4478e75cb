package io.selfsame.simulator.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Chooses the endpoint by method and path template; the first match in the order of adding wins. A
 * template names variables in braces ({@code /v1/customers/{id}}); a variable never spans a slash.
 * Add all routes before serving.
 */
public final class Routes implements Endpoint {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  private final List<Route> routes = new ArrayList<>();
  private final Endpoint otherwise;

  /** Routes that hand what matches no template to {@code otherwise}. */
  public Routes(Endpoint otherwise) {
    this.otherwise = otherwise;
  }

  public Routes add(String method, String template, Endpoint endpoint) {
    List<String> names = new ArrayList<>();
    StringBuilder regex = new StringBuilder();
    Matcher variables = VARIABLE.matcher(template);
    int end = 0;
    while (variables.find()) {
      regex.append(Pattern.quote(template.substring(end, variables.start()))).append("([^/]+)");
      names.add(variables.group(1));
      end = variables.end();
    }
    regex.append(Pattern.quote(template.substring(end)));
    routes.add(new Route(method, Pattern.compile(regex.toString()), List.copyOf(names), endpoint));
    return this;
  }

  @Override
  public Response handle(Request request) {
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(request);
      if (variables.isPresent()) {
        return route.endpoint().handle(request.withPathVariables(variables.get()));
      }
    }
    return otherwise.handle(request);
  }

  private record Route(String method, Pattern path, List<String> names, Endpoint endpoint) {
    Optional<Map<String, String>> match(Request request) {
      Matcher found = path.matcher(request.path());
      if (!method.equals(request.method()) || !found.matches()) {
        return Optional.empty();
      }
      Map<String, String> variables = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        variables.put(names.get(i), found.group(i + 1));
      }
      return Optional.of(variables);
    }
  }
}
