package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Who wants which mail, by address and not by contact: every contact of an address shows the same.
 * Thread-safe.
 */
final class Subscriptions {
  /** The one subscription every simulated portal has. */
  static final String NEWSLETTER = "23783731";

  private static final String ALL = "";

  private final Map<String, TreeSet<String>> refused = new HashMap<>();

  /** Refuses one subscription. */
  synchronized void unsubscribe(String address, String subscription) {
    refused.computeIfAbsent(folded(address), any -> new TreeSet<>()).add(subscription);
  }

  /** Refuses all mail. */
  synchronized void unsubscribeAll(String address) {
    unsubscribe(address, ALL);
  }

  /** {@code UNSUBSCRIBED} after an act, else {@code NOT_SPECIFIED}. */
  synchronized String status(String address, String subscription) {
    TreeSet<String> known = refused.getOrDefault(folded(address), new TreeSet<>());
    return known.contains(ALL) || known.contains(subscription) ? "UNSUBSCRIBED" : "NOT_SPECIFIED";
  }

  /** Writes what is known of a contact's address into its properties. */
  synchronized void describe(ObjectNode contact) {
    for (String subscription : refused.getOrDefault(folded(contact.path("email").asText()), NONE)) {
      contact.put(
          subscription.equals(ALL) ? "hs_email_optout" : "hs_email_optout_" + subscription, "true");
    }
  }

  private static final TreeSet<String> NONE = new TreeSet<>();

  private static String folded(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
