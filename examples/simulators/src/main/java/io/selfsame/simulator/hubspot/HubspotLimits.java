package io.selfsame.simulator.hubspot;

import io.selfsame.simulator.server.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Requests in any ten seconds, searches in any second, requests a day (of UTC). 0 switches a limit
 * off. Thread-safe.
 */
final class HubspotLimits {
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Clock clock;
  private final Deque<Instant> requests = new ArrayDeque<>();
  private final Deque<Instant> searches = new ArrayDeque<>();
  private int perInterval = 190;
  private int searchesPerSecond = 5;
  private int perDay = 250_000;
  private LocalDate day = LocalDate.EPOCH;
  private int today;
  private long violations;

  HubspotLimits(Clock clock) {
    this.clock = clock;
  }

  synchronized void perInterval(int limit) {
    perInterval = limit;
  }

  synchronized void searchesPerSecond(int limit) {
    searchesPerSecond = limit;
  }

  synchronized void perDay(int limit) {
    perDay = limit;
  }

  /** How many requests came too soon. */
  synchronized long violations() {
    return violations;
  }

  /** Lets a request pass or answers 429, never with {@code Retry-After}. */
  synchronized void pass(boolean search) {
    Instant now = clock.instant();
    LocalDate date = now.atOffset(ZoneOffset.UTC).toLocalDate();
    if (!date.equals(day)) {
      day = date;
      today = 0;
    }
    if (perDay > 0 && today >= perDay) {
      violations++;
      throw HubspotProblems.overLimit("DAILY");
    }
    today++;
    if (search && !fits(searches, SECOND, searchesPerSecond, now)) {
      violations++;
      throw HubspotProblems.tooManySearches();
    }
    if (!fits(requests, INTERVAL, perInterval, now)) {
      violations++;
      throw HubspotProblems.overLimit("TEN_SECONDLY_ROLLING");
    }
  }

  /** The headers of an answer; those of a search say nothing of the short limits, as recorded. */
  synchronized Response describe(Response answer, boolean search) {
    if (perDay == 0) {
      return answer;
    }
    Response daily =
        answer
            .withHeader("X-HubSpot-RateLimit-Daily", Integer.toString(perDay))
            .withHeader(
                "X-HubSpot-RateLimit-Daily-Remaining",
                Integer.toString(Math.max(0, perDay - today)));
    if (search) {
      return daily;
    }
    return daily
        .withHeader("X-HubSpot-RateLimit-Interval-Milliseconds", Long.toString(INTERVAL.toMillis()))
        .withHeader("X-HubSpot-RateLimit-Max", Integer.toString(perInterval))
        .withHeader(
            "X-HubSpot-RateLimit-Remaining",
            Integer.toString(Math.max(0, perInterval - requests.size())));
  }

  private static boolean fits(Deque<Instant> recent, Duration window, int limit, Instant now) {
    while (!recent.isEmpty() && !recent.peekFirst().plus(window).isAfter(now)) {
      recent.removeFirst();
    }
    if (limit > 0 && recent.size() >= limit) {
      return false;
    }
    recent.addLast(now);
    return true;
  }
}
