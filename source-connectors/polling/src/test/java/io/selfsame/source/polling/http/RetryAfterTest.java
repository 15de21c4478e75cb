package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.selfsame.source.polling.MutableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
  private final MutableClock clock = new MutableClock();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7|PT7S",
        " 0 |PT0S",
        "1.5|PT1.5S",
        "Thu, 1 Jan 2026 00:01:00 GMT|PT1M",
        "Wed, 31 Dec 2025 00:00:00 GMT|PT0S",
        "999999|PT1H"
      })
  void secondsAndDatesAreUnderstoodWithinAnHour(String header, Duration expected) {
    assertEquals(Optional.of(expected), RetryAfter.parse(header, clock));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "99999999999999999999"})
  void anythingElseSaysNothing(String header) {
    assertEquals(Optional.empty(), RetryAfter.parse(header, clock));
  }
}
