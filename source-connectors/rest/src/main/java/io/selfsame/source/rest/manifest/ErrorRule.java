package io.selfsame.source.rest.manifest;

import io.selfsame.source.rest.template.Path;
import io.selfsame.source.rest.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What some answers mean.
 *
 * @param body a value of the answer's JSON; when absent the status decides alone
 * @param value what it must be; when absent it must be there
 * @param remedy what the user can do
 * @param pause the least time before the next try
 * @param untilMidnight of this zone to wait
 */
public record ErrorRule(
    List<Integer> statuses,
    Optional<Path> body,
    Optional<String> value,
    Meaning kind,
    Optional<String> remedy,
    Optional<Duration> pause,
    Optional<Template> untilMidnight) {
  public ErrorRule {
    statuses = List.copyOf(statuses);
  }

  /** What is done about it. EMPTY: there is nothing to read, which is no failure. */
  public enum Meaning {
    RETRY,
    RATE_LIMIT,
    QUOTA,
    PERMISSION,
    AUTH,
    CONFIG,
    FATAL,
    EMPTY
  }
}
