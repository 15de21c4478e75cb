package io.selfsame.source.stripe.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.vendor.VendorException;
import java.util.Optional;

/**
 * Whether data has to be of live mode or of test mode; empty when either will do. Real customers
 * and invented ones must never meet.
 */
public record Livemode(Optional<Boolean> expected) {
  /** The setting that says so. */
  public static final String SETTING = "stripe.livemode";

  /** What the prefix of a key says: a key sees rows of its own mode only. */
  public static Livemode ofKey(String key) {
    if (key.startsWith("sk_live_") || key.startsWith("rk_live_")) {
      return new Livemode(Optional.of(true));
    }
    return key.startsWith("sk_test_") || key.startsWith("rk_test_")
        ? new Livemode(Optional.of(false))
        : new Livemode(Optional.empty());
  }

  /**
   * @throws VendorException CONFIG when a row says that it is of the other mode
   */
  void require(JsonNode row) throws VendorException {
    JsonNode live = row.path("livemode");
    if (expected.isPresent() && live.isBoolean() && live.booleanValue() != expected.get()) {
      throw VendorException.config(
          "LIVEMODE_MISMATCH",
          "Stripe sent data of " + (live.booleanValue() ? "live" : "test") + " mode",
          SETTING,
          "Use a key of the mode you want, or change '" + SETTING + "'.");
    }
  }
}
