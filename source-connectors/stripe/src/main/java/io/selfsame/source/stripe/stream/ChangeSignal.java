package io.selfsame.source.stripe.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is taken from an event: which row changed and when. The row inside the event is not used; it
 * is rendered at the account's version of the API, not at the pinned one.
 *
 * @param created seconds since 1970
 */
record ChangeSignal(long created, String event, String row) {

  /** Stripe promises no order; this one is the same at every reading. */
  static final Comparator<ChangeSignal> ORDER =
      Comparator.comparingLong(ChangeSignal::created).thenComparing(ChangeSignal::event);

  /** Returns the signal of an event; empty when it is about another object. */
  static Optional<ChangeSignal> of(ObjectNode event, StripeObject object) {
    JsonNode row = event.path("data").path("object");
    boolean ours = row.path("object").asText().equals(object.singular());
    return ours && row.path("id").isTextual() && event.path("created").canConvertToLong()
        ? Optional.of(
            new ChangeSignal(
                event.path("created").longValue(),
                event.path("id").textValue(),
                row.path("id").textValue()))
        : Optional.empty();
  }
}
