package io.selfsame.source.polling.status;

import io.selfsame.source.polling.record.StreamCoordinates;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.StreamRules;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one stream and says when its state changes: one log line and one status each time, none
 * in between. Used by the task's thread.
 */
public final class StreamWatch {
  private static final Logger LOG = LoggerFactory.getLogger(StreamWatch.class);
  private static final int FAILING_AFTER = 5;

  private final StreamCoordinates stream;
  private final StreamRules rules;
  private final Clock clock;
  private final Instant begun;
  private StreamState state = StreamState.RUNNING;
  private String code = "";
  private Instant since;
  private boolean hasGivenRows;
  private Optional<Instant> covered = Optional.empty();
  private int failures;
  private int standstills;

  /**
   * @param hasGivenRows whether the stream gave rows before this task started
   */
  public StreamWatch(
      StreamCoordinates stream, StreamRules rules, Clock clock, boolean hasGivenRows) {
    this.stream = stream;
    this.rules = rules;
    this.clock = clock;
    this.hasGivenRows = hasGivenRows;
    this.begun = clock.instant();
    this.since = begun;
  }

  /** A read failed; returns the new status if the state changed. */
  public Optional<StreamStatus> failed(VendorException failure) {
    failures++;
    return switch (failure.kind()) {
      case PERMISSION -> enter(StreamState.FORBIDDEN, failure.code());
      case QUOTA -> enter(StreamState.QUOTA, failure.code());
      default ->
          failures >= FAILING_AFTER ? enter(StreamState.FAILING, failure.code()) : Optional.empty();
    };
  }

  /** A page was read after a position; returns the new status if the state changed. */
  public Optional<StreamStatus> read(StreamPosition before, StreamPage page) {
    failures = 0;
    boolean moved = !page.next().equals(before);
    boolean behind = !page.caughtUp() || isBehind(before, page);
    standstills = moved || !behind ? 0 : standstills + 1;
    hasGivenRows |= !page.rows().isEmpty();
    cover(page);
    if (standstills >= rules.stallPolls()) {
      return enter(StreamState.STALLED, page.caughtUp() ? "SERVER_HAS_NEWER" : "NO_PROGRESS");
    }
    if (standstills > 0 && state == StreamState.STALLED) {
      return Optional.empty();
    }
    boolean late = !clock.instant().isBefore(begun.plus(rules.emptyAfter()));
    if (!hasGivenRows && page.caughtUp() && late) {
      return enter(StreamState.EMPTY, "NEVER_A_ROW");
    }
    return enter(StreamState.RUNNING, "");
  }

  /** The status as it is now. */
  public StreamStatus status() {
    return new StreamStatus(
        stream.source(), stream.object(), stream.part(), state, code, since, clock.instant());
  }

  /** What the vendor calls newest counts only against something known to be read. */
  private boolean isBehind(StreamPosition before, StreamPage page) {
    Optional<Instant> known = page.coveredUntil().or(() -> covered);
    return page.serverNewest()
        .map(newest -> known.map(newest::isAfter).orElse(before.isStart()))
        .orElse(false);
  }

  private void cover(StreamPage page) {
    Optional<Instant> newestRow =
        page.rows().stream()
            .map(VendorRow::changedAt)
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    covered = page.coveredUntil().or(() -> newestRow).or(() -> covered);
  }

  private Optional<StreamStatus> enter(StreamState next, String why) {
    if (next == state) {
      return Optional.empty();
    }
    if (next == StreamState.RUNNING) {
      LOG.info("{} is read again; it was {}", name(), state.wireName());
    } else {
      LOG.warn("{} is {} ({})", name(), next.wireName(), why);
    }
    state = next;
    code = why;
    since = clock.instant();
    return Optional.of(status());
  }

  private String name() {
    return stream.part().isEmpty() ? stream.object() : stream.object() + "/" + stream.part();
  }
}
