package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is taken from an event: which row changed and when. The row inside the event is not used; it
 * is rendered at the account's version of the API, not at the pinned one.
 *
 * @param created of the event, seconds since 1970
 * @param made when the row was made, if the event is about the row itself and says so
 * @param about whether the event is about the row itself, not about something that belongs to it
 */
record ChangeSignal(long created, String event, String row, Optional<Long> made, boolean about) {

  /** Stripe promises no order; this one is the same at every reading. */
  static final Comparator<ChangeSignal> ORDER =
      Comparator.comparingLong(ChangeSignal::created).thenComparing(ChangeSignal::event);

  /**
   * Returns the signal of an event about a row, or about something that belongs to one (a
   * customer's discount); empty when it is about something else.
   */
  static Optional<ChangeSignal> of(ObjectNode event, StripeObject object) {
    JsonNode subject = event.path("data").path("object");
    boolean about = subject.path("object").asText().equals(object.singular());
    JsonNode row = about ? subject.path("id") : owner(event, subject, object);
    if (!row.isTextual() || !event.path("created").canConvertToLong()) {
      return Optional.empty();
    }
    return Optional.of(
        new ChangeSignal(
            event.path("created").longValue(),
            event.path("id").textValue(),
            row.textValue(),
            about ? Snapshot.seconds(subject) : Optional.empty(),
            about));
  }

  /** This signal, as late as a later one of the same row. */
  ChangeSignal at(ChangeSignal later) {
    return new ChangeSignal(later.created, later.event, row, made.or(() -> later.made), true);
  }

  /** Subscriptions have a stream of their own and leave their customer as it is. */
  private static JsonNode owner(ObjectNode event, JsonNode subject, StripeObject object) {
    return event.path("type").asText().startsWith("customer.subscription.")
        ? subject.path("")
        : subject.path(object.singular());
  }
}
