package io.selfsame.source.zendesk.export;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How exports are asked for.
 *
 * @param pageRows the most rows to ask for in one page
 * @param identities whether users come with all their addresses and numbers
 * @param lag how old a start time must be: Zendesk refuses those of the last minute, and withholds
 *     what changed in it
 */
public record ExportOptions(int pageRows, boolean identities, Duration lag, Clock clock) {

  /** Whether a second is long enough ago to be asked for. */
  boolean mayStartAt(long second) {
    return Instant.ofEpochSecond(second).isBefore(covered());
  }

  /** Whatever changed before is in the exports now. */
  Instant covered() {
    return clock.instant().minus(lag);
  }
}
