package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import java.util.List;

/**
 * An object served.
 *
 * @param path what follows {@code /v1/}, for example {@code checkout/sessions}
 * @param singular what a row's {@code object} member says
 * @param eventPrefix what the types of its events start with
 * @param template all keys of its rows
 */
record StripeObject(String path, String singular, String eventPrefix, ObjectNode template) {
  private static final String SUBSCRIPTIONS = "subscriptions";

  /** The objects every simulator serves. */
  static List<StripeObject> known() {
    return List.of(
        known("customers", "customer", "customer"),
        known(SUBSCRIPTIONS, "subscription", "customer.subscription"),
        known("invoices", "invoice", "invoice"),
        known("charges", "charge", "charge"),
        known("payment_intents", "payment_intent", "payment_intent"),
        known("checkout/sessions", "checkout.session", "checkout.session"),
        known("products", "product", "product"),
        known("prices", "price", "price"),
        known("refunds", "refund", "refund"));
  }

  /** An object whose rows have no keys but those they are given. */
  static StripeObject plain(String path) {
    String singular = path.replace('/', '.');
    singular = singular.endsWith("s") ? singular.substring(0, singular.length() - 1) : singular;
    return new StripeObject(path, singular, singular, Json.object().put("object", singular));
  }

  /** The type of the event that tells of a change, for example {@code customer.updated}. */
  String eventType(String change) {
    return eventPrefix + "." + change;
  }

  boolean isCustomer() {
    return path.equals("customers");
  }

  /** A deleted one is canceled and stays readable. */
  boolean isSubscription() {
    return path.equals(SUBSCRIPTIONS);
  }

  private static StripeObject known(String path, String singular, String eventPrefix) {
    String resource = path.replace('/', '_') + ".json";
    return new StripeObject(
        path, singular, eventPrefix, (ObjectNode) Json.resource(StripeObject.class, resource));
  }
}
