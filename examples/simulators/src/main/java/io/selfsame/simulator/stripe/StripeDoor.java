package io.selfsame.simulator.stripe;

import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What every request passes: the key, its rights, the rate limit; and what every answer bears. */
final class StripeDoor {
  private final StripeLimit limit;
  private final Map<String, Set<String>> restrictedKeys = new ConcurrentHashMap<>();
  private final AtomicLong requests = new AtomicLong();

  StripeDoor(StripeLimit limit) {
    this.limit = limit;
  }

  void restrict(String key, Set<String> objects) {
    restrictedKeys.put(key, Set.copyOf(objects));
  }

  /** Refuses what has no valid key, then asks {@code endpoint}. */
  Endpoint before(Endpoint endpoint) {
    return request -> {
      String id = String.format("req_%014d", requests.incrementAndGet());
      return answer(request, endpoint)
          .withHeader("Request-Id", id)
          .withHeader("Stripe-Version", version(request));
    };
  }

  /** Refuses a restricted key that may not do this. */
  void require(String object, Request request) {
    Set<String> allowed = restrictedKeys.get(key(request));
    if (allowed != null && !allowed.contains(object)) {
      throw StripeProblems.noPermission();
    }
  }

  static String version(Request request) {
    return request.header("Stripe-Version").orElse(StripeSimulator.DEFAULT_VERSION);
  }

  private Response answer(Request request, Endpoint endpoint) {
    if (!limit.admit()) {
      return StripeProblems.rateLimit().withHeader("Stripe-Should-Retry", "false");
    }
    try {
      if (!isKnown(key(request))) {
        throw StripeProblems.invalidKey();
      }
      return endpoint.handle(request);
    } catch (HttpProblem problem) {
      return problem.response();
    }
  }

  private boolean isKnown(String key) {
    return key.equals(StripeSimulator.API_KEY)
        || key.equals(StripeSimulator.LIVE_KEY)
        || restrictedKeys.containsKey(key);
  }

  private static String key(Request request) {
    return request.bearerToken().orElse("");
  }
}
