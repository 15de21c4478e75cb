package io.selfsame.simulator.stripe;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The objects served, by path. Thread-safe. */
final class StripeObjects {
  private final Map<String, StripeObject> byPath = new ConcurrentSkipListMap<>();

  StripeObjects() {
    StripeObject.known().forEach(object -> byPath.put(object.path(), object));
  }

  Collection<StripeObject> all() {
    return byPath.values();
  }

  /** From now on there is an object of that path, if there was none. */
  void serve(String path) {
    byPath.putIfAbsent(path, StripeObject.plain(path));
  }

  /**
   * The object of a name as users write it: {@code checkout/sessions}, {@code checkout_sessions}.
   */
  StripeObject named(String name) {
    return byPath.values().stream()
        .filter(
            object ->
                object.path().equalsIgnoreCase(name)
                    || object.path().replace('/', '_').equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Stripe has no object of that name: expected one of "
                        + String.join(", ", byPath.keySet())));
  }

  /** The object a request path is about, the one with the longest path first. */
  Optional<StripeObject> ofRequest(String path) {
    return byPath.values().stream()
        .filter(object -> path.equals(listOf(object)) || path.startsWith(listOf(object) + "/"))
        .max(Comparator.comparingInt(object -> object.path().length()));
  }

  static String listOf(StripeObject object) {
    return "/v1/" + object.path();
  }
}
