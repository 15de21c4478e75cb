package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.population.Population;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorException.Kind;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Acceptance case SF-12: the org's allowance of API calls. */
class QuotaCasesTest {
  private final Org org = new Org();

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void sf12WhenTheDaysCallsAreUsedUpReadingRestsAndGoesOnWhenThereAreMore() throws VendorException {
    org.salesforce.load(Population.generate(51, 900));
    org.admin().limitCalls(5);
    VendorStream stream = stream("100");
    List<StreamPage> pages = new ArrayList<>();

    VendorException spent = assertThrows(VendorException.class, () -> readAll(stream, pages));
    org.clock.advance(Duration.ofDays(1));
    readAll(stream, pages);

    assertEquals(Kind.QUOTA, spent.kind());
    assertTrue(spent.isRetriable(), "the task stays RUNNING");
    assertEquals(org.salesforce.recordCounts().get("Contact"), Org.ids(pages).size());
  }

  @Test
  void sf12WhileCallsAreUsedUpOneAMinuteIsTriedAndNoMore() throws VendorException {
    org.admin().limitCalls(0);
    VendorStream stream = stream("100");
    for (int read = 0; read < 20; read++) {
      assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
    }
    assertEquals(1, org.requests("/services/Soap").size());
    org.clock.advance(Duration.ofMinutes(1));
    assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
    assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(2, org.requests("/services/Soap").size());
  }

  @Test
  void sf12ReadingStopsAtTheConfiguredPartOfTheCalls() throws VendorException {
    org.salesforce.load(Population.generate(52, 900));
    org.admin().limitPages(20);
    org.admin().limitCalls(20);
    VendorStream stream = stream("50");
    List<StreamPage> pages = new ArrayList<>();

    VendorException spent = assertThrows(VendorException.class, () -> readAll(stream, pages));

    assertEquals(Kind.QUOTA, spent.kind());
    assertEquals("DAILY_CALLS", spent.code());
    assertEquals(10, org.admin().callsToday(), "half of twenty, and none beyond");
    assertTrue(pages.get(pages.size() - 1).quotaLeft().getAsLong() <= 10, "what is left is known");
  }

  @Test
  void sf12TheCallsOfOthersCountToo() throws VendorException {
    org.admin().limitCalls(1_000);
    VendorStream mine = stream("50");
    mine.read(StreamPosition.start());
    org.admin().othersCall(600);
    VendorStream alsoMine = stream("50");
    VendorException spent =
        assertThrows(
            VendorException.class,
            () -> {
              alsoMine.read(StreamPosition.start());
              alsoMine.read(StreamPosition.start());
            });

    assertEquals(Kind.QUOTA, spent.kind());
  }

  @Test
  void sf12TooManyCallsAtOnceAreAShortBackOff() throws VendorException {
    VendorStream stream = stream("80");
    org.answer(
        Org.fault(
            "REQUEST_LIMIT_EXCEEDED",
            "ConcurrentRequests (Concurrent API Requests) Limit exceeded."));

    VendorException busy =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(Kind.RATE_LIMIT, busy.kind());
    assertEquals(Optional.empty(), busy.after());
    assertTrue(stream.read(StreamPosition.start()).caughtUp(), "at once again");
  }

  private VendorStream stream(String percent) throws VendorException {
    Map<String, String> settings = org.settings();
    settings.put("salesforce.quota.max.percent", percent);
    return org.stream("Contact", settings);
  }

  private static void readAll(VendorStream stream, List<StreamPage> pages) throws VendorException {
    StreamPosition position = pages.isEmpty() ? StreamPosition.start() : Org.end(pages);
    boolean caughtUp = false;
    while (!caughtUp) {
      StreamPage page = stream.read(position);
      pages.add(page);
      position = page.next();
      caughtUp = page.caughtUp();
    }
  }
}
