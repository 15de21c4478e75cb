package io.selfsame.source.rest.manifest;

import io.selfsame.source.polling.http.Rate;
import io.selfsame.source.rest.template.Template;
import java.util.Map;
import java.util.Optional;

/**
 * How often a vendor may be asked.
 *
 * @param rate of all requests
 * @param budgets further limits, by name
 * @param remaining what answers tell of the rate
 * @param quota what answers tell of the day's allowance
 * @param retryAfter the header that says how long to wait
 */
public record Limits(
    Optional<Rate> rate,
    Map<String, Rate> budgets,
    Optional<Remaining> remaining,
    Optional<Quota> quota,
    String retryAfter) {
  public Limits {
    budgets = Map.copyOf(budgets);
  }

  /** How a reset is written. */
  public enum Reset {
    SECONDS,
    EPOCH_SECONDS,
    EPOCH_MS
  }

  /** Names of headers: calls left, and when they are counted anew. */
  public record Remaining(String header, String reset, Reset format) {}

  /**
   * Names of headers: calls allowed in a day, and left.
   *
   * @param reservePercent left to others
   * @param resetsAt at whose midnight it comes back
   */
  public record Quota(
      String allowed, String remaining, int reservePercent, Optional<Template> resetsAt) {}
}
