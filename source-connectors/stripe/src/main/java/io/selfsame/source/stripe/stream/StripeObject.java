package io.selfsame.source.stripe.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The objects that can be read. */
public enum StripeObject {
  /** The events of a customer's subscriptions and sources, of which there are many, are others'. */
  CUSTOMERS(
      "customer",
      "&types[0]=customer.created&types[1]=customer.updated&types[2]=customer.deleted",
      ""),
  /** Listed without a status, canceled ones are left out. */
  SUBSCRIPTIONS("subscription", "&type=customer.subscription.*", "&status=all"),
  INVOICES("invoice", "&type=invoice.*", "");

  private final String singular;
  private final String eventTypes;
  private final String listFilter;

  StripeObject(String singular, String eventTypes, String listFilter) {
    this.singular = singular;
    this.eventTypes = eventTypes;
    this.listFilter = listFilter;
  }

  /** The names users write. */
  public static List<String> names() {
    return Arrays.stream(values()).map(StripeObject::plural).toList();
  }

  /**
   * @throws IllegalArgumentException for a name not in {@link #names()}
   */
  public static StripeObject named(String plural) {
    return valueOf(plural.toUpperCase(Locale.ROOT));
  }

  /** The request of a list of one row. */
  public String firstRow() {
    return rows(1);
  }

  /** The request of the newest event. */
  public String newestEvent() {
    return events(1);
  }

  String plural() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the {@code object} member of a row says. */
  String singular() {
    return singular;
  }

  String rows(int limit) {
    return "/v1/" + plural() + "?limit=" + limit + listFilter;
  }

  String events(int limit) {
    return "/v1/events?limit=" + limit + eventTypes;
  }

  String row(String id) {
    return "/v1/" + plural() + "/" + id;
  }
}
