package io.selfsame.simulator.zendesk;

import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many incremental export requests in any minute, shared by all exports. Thread-safe. */
final class ExportLimit {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Clock clock;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private int perMinute;
  private long violations;
  private boolean plainText;

  /**
   * @param perMinute 0 for no limit
   */
  ExportLimit(Clock clock, int perMinute) {
    this.clock = clock;
    this.perMinute = perMinute;
  }

  synchronized void set(int requestsPerMinute) {
    perMinute = requestsPerMinute;
  }

  /** Whether refusals are plain text, as those of the vendor's edge are, and not JSON. */
  synchronized void answerInPlainText(boolean plain) {
    plainText = plain;
  }

  /** How many requests came too soon. */
  synchronized long violations() {
    return violations;
  }

  /** Lets a request pass or answers 429 with the seconds to wait. */
  synchronized void pass() {
    if (perMinute == 0) {
      return;
    }
    Instant now = clock.instant();
    while (!recent.isEmpty() && !recent.peekFirst().plus(WINDOW).isAfter(now)) {
      recent.removeFirst();
    }
    if (recent.size() >= perMinute) {
      violations++;
      throw new HttpProblem(tooMany(Duration.between(now, recent.peekFirst().plus(WINDOW))));
    }
    recent.addLast(now);
  }

  private Response tooMany(Duration wait) {
    String description = "Number of allowed incremental export API requests per minute exceeded";
    Response refusal =
        plainText
            ? Response.text(429, description)
            : Response.json(
                429,
                Json.object().put("error", "APIRateLimitExceeded").put("description", description));
    return refusal.withHeader("Retry-After", Long.toString(wait.toSeconds() + 1));
  }
}
