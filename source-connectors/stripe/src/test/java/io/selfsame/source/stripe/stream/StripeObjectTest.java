package io.selfsame.source.stripe.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeObjectTest {

  @ParameterizedTest
  @CsvSource({
    "customers, customer, customer",
    "subscriptions, subscription, customer.subscription",
    "invoices, invoice, invoice",
    "charges, charge, charge",
    "disputes, dispute, charge.dispute",
    "payment_intents, payment_intent, payment_intent",
    "checkout/sessions, checkout.session, checkout.session",
    "issuing/cards, issuing.card, issuing_card",
    "billing/alerts, billing.alert, billing.alert",
    "tax_rates, tax_rate, tax_rate"
  })
  void itsNamesAreThoseStripeDerivesFromItsPath(String path, String singular, String events) {
    StripeObject object = StripeObject.named(path);

    assertEquals(singular, object.singular());
    assertEquals(events, object.eventPrefix());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Customers", "customers?limit=1", "../events", "a/b/c", "a//b", "/a"})
  void whatIsNoPathIsNoObject(String path) {
    assertFalse(StripeObject.isPossible(path));
  }

  @Test
  void idsPeopleChoseAreEncoded() {
    assertEquals(
        "/v1/products/gold%20plan%2F1%3Fx", StripeObject.named("products").row("gold plan/1?x"));
  }

  @Test
  void windowsLeaveNothingOutAndShareNothing() {
    List<CreatedWindow> windows =
        CreatedWindow.dividedAt(List.of(LocalDate.of(2024, 1, 1), LocalDate.of(2025, 1, 1)));

    for (long second : new long[] {0, 1_704_067_199, 1_704_067_200, 1_735_689_600}) {
      assertEquals(1, windows.stream().filter(w -> w.contains(Optional.of(second))).count());
    }
    assertEquals(1, windows.stream().filter(w -> w.contains(Optional.empty())).count());
    assertTrue(CreatedWindow.dividedAt(List.of()).get(0).isAll());
  }
}
