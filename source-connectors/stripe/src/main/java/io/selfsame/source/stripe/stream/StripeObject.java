package io.selfsame.source.stripe.stream;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An object of Stripe's that has a list. Those in the table are known by name; what Stripe adds
 * later is derived from its path as Stripe derives names.
 *
 * @param path what follows {@code /v1/}, as users write it: {@code customers}, {@code
 *     checkout/sessions}
 * @param singular what the {@code object} member of a row says
 * @param eventPrefix what the types of its events start with
 * @param listFilter what a list needs to be asked to leave nothing out
 */
public record StripeObject(String path, String singular, String eventPrefix, String listFilter) {
  private static final Pattern PATH = Pattern.compile("[a-z][a-z_]*(/[a-z][a-z_]*)?");

  /** What is not derived: event prefixes of their own, lists that hide some rows. */
  private static final Map<String, StripeObject> SPECIAL =
      byPath(
          new StripeObject("subscriptions", "subscription", "customer.subscription", "&status=all"),
          new StripeObject("disputes", "dispute", "charge.dispute", ""),
          new StripeObject("application_fees", "application_fee", "application_fee", ""),
          new StripeObject("credit_notes", "credit_note", "credit_note", ""),
          new StripeObject("tax_rates", "tax_rate", "tax_rate", ""),
          new StripeObject("issuing/cards", "issuing.card", "issuing_card", ""),
          new StripeObject("issuing/cardholders", "issuing.cardholder", "issuing_cardholder", ""),
          new StripeObject("issuing/disputes", "issuing.dispute", "issuing_dispute", ""),
          new StripeObject("issuing/tokens", "issuing.token", "issuing_token", ""),
          new StripeObject(
              "issuing/authorizations", "issuing.authorization", "issuing_authorization", ""),
          new StripeObject(
              "issuing/transactions", "issuing.transaction", "issuing_transaction", ""));

  /** Fields that say who a person is, how to reach them and what they agreed to. */
  private static final Map<String, Set<String>> CRITICAL =
      Map.of(
          "customers",
          Set.of("id", "name", "email", "phone", "address", "metadata"),
          "checkout/sessions",
          Set.of("customer", "customer_email", "customer_details", "consent", "metadata"),
          "charges",
          Set.of("customer", "billing_details", "receipt_email"));

  /** The objects read unless told otherwise. */
  public static List<String> defaults() {
    return List.of("customers", "subscriptions", "invoices");
  }

  /** What {@code *} stands for: what accounts commonly have. */
  public static List<String> common() {
    return List.of(
        "customers",
        "subscriptions",
        "invoices",
        "charges",
        "payment_intents",
        "checkout/sessions",
        "refunds",
        "disputes",
        "products",
        "prices",
        "coupons");
  }

  /** Whether a name could be that of an object. */
  public static boolean isPossible(String path) {
    return PATH.matcher(path).matches();
  }

  /**
   * @throws IllegalArgumentException for a name that is not {@linkplain #isPossible possible}
   */
  public static StripeObject named(String path) {
    if (!isPossible(path)) {
      throw new IllegalArgumentException("not the path of a Stripe object");
    }
    String singular = path.replace('/', '.').replaceFirst("s$", "");
    return Optional.ofNullable(SPECIAL.get(path))
        .orElseGet(() -> new StripeObject(path, singular, singular, ""));
  }

  /** Fields whose drift touches identity or consent in the built-in mapping. */
  public Set<String> criticalFields() {
    return CRITICAL.getOrDefault(path, Set.of("customer", "customer_email"));
  }

  /** The request of a list of one row. */
  public String firstRow() {
    return rows(1);
  }

  /** The request of the newest event. */
  public String newestEvent() {
    return events(1);
  }

  String rows(int limit) {
    return "/v1/" + path + "?limit=" + limit + listFilter;
  }

  /** All of the kind, also of types this version does not know: what is not ours is left out. */
  String events(int limit) {
    return "/v1/events?limit=" + limit + "&type=" + eventPrefix + ".*";
  }

  String deletions(int limit) {
    return "/v1/events?limit=" + limit + "&type=" + eventPrefix + ".deleted";
  }

  String row(String id) {
    return "/v1/" + path + "/" + encoded(id);
  }

  /** Makes a list go on after a row. */
  static String after(String id) {
    return "&starting_after=" + encoded(id);
  }

  /** Some ids are chosen by people and hold anything. */
  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static Map<String, StripeObject> byPath(StripeObject... objects) {
    Map<String, StripeObject> all = new TreeMap<>();
    for (StripeObject object : objects) {
      all.put(object.path(), object);
    }
    return Map.copyOf(all);
  }
}
