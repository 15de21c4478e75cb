package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.http.Rate;
import java.time.Duration;
import org.apache.kafka.common.config.types.Password;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskSettingsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 10, 30, 700})
  void noMinuteHasMoreExportsThanAllowed(int perMinute) {
    Rate rate =
        new ZendeskSettings(
                "https://x.zendesk.com",
                "id",
                new Password("s"),
                perMinute,
                true,
                true,
                Duration.ofMinutes(1))
            .exportRate();

    assertEquals(1, rate.permits(), "nothing is saved up for a burst");
    assertTrue(rate.period().multipliedBy(perMinute).compareTo(Duration.ofMinutes(1)) >= 0);
  }
}
