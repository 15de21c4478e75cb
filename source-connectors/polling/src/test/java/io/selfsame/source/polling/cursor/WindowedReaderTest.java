package io.selfsame.source.polling.cursor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.selfsame.source.polling.MutableClock;
import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowedReaderTest {
  private static final Duration LAG = Duration.ofMinutes(5);
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private final MutableClock clock = new MutableClock();
  private final List<TimeWindow> asked = new ArrayList<>();

  @Test
  void windowsEndALagBeforeNowAndBeginAnOverlapBeforeTheLastEnd() throws VendorException {
    Instant first = clock.instant().minus(LAG);
    StreamPage page = reader(List.of()).read(StreamPosition.start(), Optional.empty());
    clock.advance(Duration.ofMinutes(10));
    reader(List.of()).read(page.next(), Optional.empty());

    assertEquals(
        List.of(
            new TimeWindow(Instant.EPOCH, first),
            new TimeWindow(first.minus(OVERLAP), first.plus(Duration.ofMinutes(10)))),
        asked);
  }

  @Test
  void theOffsetIsTheEndOfTheWindowNotTheNewestRow() throws VendorException {
    VendorRow old = row("a", Instant.EPOCH);

    StreamPage page = reader(List.of(old)).read(StreamPosition.start(), Optional.empty());

    Instant end = clock.instant().minus(LAG);
    assertEquals(Optional.of(end.toString()), page.next().text("finished"));
    assertEquals(Optional.of(end), page.coveredUntil());
  }

  @Test
  void anEmptyWindowStillMovesThePosition() throws VendorException {
    StreamPage first = reader(List.of()).read(StreamPosition.start(), Optional.empty());
    clock.advance(Duration.ofMinutes(1));
    StreamPage second = reader(List.of()).read(first.next(), Optional.empty());

    assertTrue(second.rows().isEmpty());
    assertTrue(!second.next().equals(first.next()));
  }

  @Test
  void aStreamRestsAlthoughTimePassesWhileTheVendorAnswers() throws VendorException {
    WindowedReader slow =
        new WindowedReader(
            (window, cursor) -> {
              clock.advance(Duration.ofSeconds(1));
              boolean second = cursor.isPresent() || !window.from().equals(Instant.EPOCH);
              return new WindowPage(List.of(), second ? Optional.empty() : Optional.of("2"));
            },
            CursorRules.of(LAG, OVERLAP),
            clock);

    StreamPage first = slow.read(StreamPosition.start(), Optional.empty());
    StreamPage last = slow.read(first.next(), Optional.empty());
    clock.advance(Duration.ofMinutes(1));

    assertFalse(first.caughtUp());
    assertTrue(last.caughtUp());
    assertTrue(slow.read(last.next(), Optional.empty()).caughtUp());
  }

  @Test
  void aClockThatIsSetBackAsksForNothing() throws VendorException {
    StreamPage first = reader(List.of()).read(StreamPosition.start(), Optional.empty());
    clock.advance(Duration.ofMinutes(-3));
    StreamPage second = reader(List.of()).read(first.next(), Optional.empty());

    assertEquals(first.next(), second.next());
    assertEquals(1, asked.size());
  }

  @Test
  void aVendorThatLeadsInACircleIsNotFollowed() throws VendorException {
    WindowedReader circle =
        new WindowedReader(
            (window, cursor) -> new WindowPage(List.of(), Optional.of("same")),
            CursorRules.of(LAG, OVERLAP),
            clock);
    StreamPosition position = circle.read(StreamPosition.start(), Optional.empty()).next();

    VendorException failure =
        assertThrows(VendorException.class, () -> circle.read(position, Optional.empty()));

    assertEquals("NO_PROGRESS", failure.code());
  }

  @Test
  void aPositionEditedByHandIsRefusedWithItsName() {
    refused("finished", "yesterday");
    refused("window.cursor", "c");
    refused("seen.before", "%%");
  }

  @Test
  void theMemoryIsBounded() {
    List<VendorRow> rows = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      rows.add(row("r" + i, Instant.EPOCH));
    }

    SeenRows seen = SeenRows.none().with(rows, 100);

    assertEquals(100, seen.hashes().size());
    assertTrue(seen.contains(rows.get(4_999)), "the newest are kept");
    assertEquals(seen, SeenRows.fromText(seen.toText()));
  }

  private void refused(String name, String value) {
    StreamPosition position = StreamPosition.start().with(name, value);

    assertThrows(PositionException.class, () -> reader(List.of()).read(position, Optional.empty()));
  }

  private WindowedReader reader(List<VendorRow> rows) {
    return new WindowedReader(
        (window, cursor) -> {
          asked.add(window);
          return new WindowPage(rows, Optional.empty());
        },
        CursorRules.of(LAG, OVERLAP),
        clock);
  }

  private static VendorRow row(String id, Instant changedAt) {
    return VendorRow.upsert(
        id, Optional.empty(), Optional.of(changedAt), JsonNodeFactory.instance.objectNode());
  }
}
