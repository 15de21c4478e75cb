package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.source.polling.MutableClock;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class QuotaGuardTest {
  private static final Duration RETRY = Duration.ofMinutes(15);

  private final MutableClock clock = new MutableClock();
  private final QuotaGuard guard = new QuotaGuard(20, RETRY, clock);

  @Test
  void callsPassWhileMoreThanTheReserveIsLeft() {
    passes();
    guard.told(1_000, 201, Optional.empty());

    passes();
    assertEquals(OptionalLong.of(201), guard.left());
  }

  @Test
  void theReserveIsLeftToOthersUntilTheAllowanceComesBack() {
    guard.told(1_000, 200, Optional.of(Duration.ofHours(3)));

    assertEquals(Optional.of(Duration.ofHours(3)), refused().after());
    clock.advance(Duration.ofHours(2));
    assertEquals(Optional.of(Duration.ofHours(1)), refused().after());
    clock.advance(Duration.ofHours(1));
    passes();
    guard.told(1_000, 999, Optional.empty());
    passes();
  }

  @Test
  void withoutATimeOneCallIsTriedAtIntervals() {
    guard.told(1_000, 0, Optional.empty());
    assertEquals(VendorException.Kind.QUOTA, refused().kind());
    clock.advance(RETRY);

    passes();
    refused();
    clock.advance(RETRY);
    passes();
  }

  private VendorException refused() {
    return assertThrows(VendorException.class, () -> guard.require("reading"));
  }

  private void passes() {
    assertDoesNotThrow(() -> guard.require("reading"));
  }
}
