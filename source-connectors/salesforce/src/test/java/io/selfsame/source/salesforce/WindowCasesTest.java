package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.population.Population;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Acceptance cases SF-05 to SF-09 and SF-11: windows, pages, restarts. */
class WindowCasesTest {
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private final Org org = new Org();
  private final Random random = new Random(5);

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void sf05RowsThatBecomeVisibleLateAreReadAndNoVersionTwice() throws VendorException {
    VendorStream stream = org.stream("Contact");
    StreamPosition position = StreamPosition.start();
    Map<String, Integer> emitted = new HashMap<>();
    for (int minute = 0; minute < 30; minute++) {
      writeForAMinute(minute);
      List<StreamPage> pages = Org.pages(stream, position);
      position = Org.end(pages);
      count(pages, emitted);
    }
    org.clock.advance(Duration.ofMinutes(10));
    count(Org.pages(stream, position), emitted);

    assertEquals(30 * 60, emitted.size(), "every version once at least");
    assertEquals(Set.of(1), new HashSet<>(emitted.values()), "none twice");
  }

  @Test
  void sf05AfterARestartOnlyTheOverlapIsReadAgain() throws VendorException {
    StreamPosition position = StreamPosition.start();
    Map<String, Integer> emitted = new HashMap<>();
    for (int minute = 0; minute < 20; minute++) {
      writeForAMinute(minute);
      Instant readUntil =
          position.number("read_until").map(Instant::ofEpochMilli).orElse(Instant.EPOCH);
      List<StreamPage> pages = Org.pages(org.stream("Contact"), position);
      for (VendorRow row : Org.rows(pages)) {
        boolean again = emitted.containsKey(version(row));
        boolean old = row.changedAt().get().isBefore(readUntil.minus(OVERLAP));
        assertFalse(again && old, "a version from before the overlap came twice");
      }
      position = Org.end(pages);
      count(pages, emitted);
    }
    org.clock.advance(Duration.ofMinutes(10));
    count(Org.pages(org.stream("Contact"), position), emitted);

    assertEquals(20 * 60, emitted.size());
  }

  @Test
  void sf05APositionReadAgainGivesTheSameRowsAgain() throws VendorException {
    writeForAMinute(0);
    org.letTimePass();
    VendorStream stream = org.stream("Contact");
    StreamPosition before = StreamPosition.start();

    List<String> first = Org.ids(Org.pages(stream, before));

    assertEquals(first, Org.ids(Org.pages(stream, before)), "nothing was stored in between");
  }

  @Test
  void sf06FiveThousandRowsOfOneModstampSpanPagesAndPolls() throws VendorException {
    Instant bulkUpdate = org.clock.instant();
    IntStream.range(0, 5_000)
        .forEach(
            i ->
                org.salesforce.upsert("Contact", Org.id(i), Org.fields().put("LastName", "S" + i)));
    assertEquals(bulkUpdate, org.clock.instant());
    org.letTimePass();
    List<String> read = new ArrayList<>();
    StreamPosition position = StreamPosition.start();
    VendorStream stream = org.stream("Contact");
    int pages = 0;
    boolean caughtUp = false;
    while (!caughtUp) {
      StreamPage page = stream.read(position);
      Org.rows(List.of(page)).forEach(row -> read.add(row.id()));
      position = page.next();
      caughtUp = page.caughtUp();
      pages++;
      if (pages % 3 == 0) {
        stream = org.stream("Contact");
      }
      assertTrue(pages < 100, "it ends");
    }

    assertEquals(IntStream.range(0, 5_000).mapToObj(Org::id).toList(), read);
    assertEquals(25, pages);
  }

  @Test
  void sf07KilledBetweenAnyTwoPagesOrWithinOneTheSameSetIsReadInTheEnd() throws VendorException {
    Population people = Population.generate(31, 900);
    org.salesforce.load(people);
    Set<String> read = new HashSet<>();
    StreamPosition position = StreamPosition.start();
    long readUntil = 0;
    boolean caughtUp = false;
    for (int pages = 0; !caughtUp; pages++) {
      assertTrue(pages < 200, "it ends");
      StreamPage page = org.stream("Contact").read(position);
      if (random.nextInt(3) == 0) {
        continue; // Killed within the page: its offset was not stored.
      }
      read.addAll(Org.ids(List.of(page)));
      position = page.next();
      caughtUp = page.caughtUp();
      long now = position.number("read_until").orElse(readUntil);
      assertTrue(now >= readUntil, "offsets only move on");
      readUntil = now;
    }

    assertEquals(people.records("salesforce", "Contact").count(), read.size());
  }

  @Test
  void sf08AnExpiredLocatorIsReplacedByAQueryFromTheLastRow() throws VendorException {
    Population people = Population.generate(32, 900);
    org.salesforce.load(people);
    VendorStream stream = org.stream("Contact");
    StreamPage first = stream.read(StreamPosition.start());
    org.clock.advance(Duration.ofDays(3));

    List<String> rest = Org.ids(Org.pages(stream, first.next()));

    assertEquals(
        people.records("salesforce", "Contact").count(), first.rows().size() + rest.size());
  }

  @Test
  void sf09PagesShorterThanAskedForAreNotTheEnd() throws VendorException {
    org.salesforce.load(Population.generate(33, 400));
    org.admin().limitPages(7);

    List<StreamPage> pages = Org.pages(org.stream("Contact"), StreamPosition.start());

    assertEquals(org.salesforce.recordCounts().get("Contact"), Org.ids(pages).size());
    assertTrue(pages.size() > Org.ids(pages).size() / 7);
  }

  @Test
  void sf11AWindowThatTakesTooLongIsReadInPartsWithoutLossOrRepetition() throws VendorException {
    org.salesforce.load(Population.generate(34, 900));
    org.admin().timeOutQueriesBeyond(100);

    List<StreamPage> pages = Org.pages(org.stream("Contact"), StreamPosition.start());

    List<String> ids = Org.ids(pages);
    assertEquals(org.salesforce.recordCounts().get("Contact"), ids.size());
    assertEquals(ids.size(), Set.copyOf(ids).size());
  }

  @Test
  void sf11WhenTheShortestWindowTakesTooLongItIsReported() throws VendorException {
    writeForAMinute(0);
    org.letTimePass();
    org.admin().timeOutQueriesBeyond(0);
    VendorStream stream = org.stream("Contact");

    VendorException failure =
        assertThrows(VendorException.class, () -> Org.pages(stream, StreamPosition.start()));

    assertEquals("QUERY_TIMEOUT", failure.code());
    assertTrue(failure.isRetriable());
    assertTrue(org.salesforce.server().requests().total() < 200, "it gives up soon");
  }

  /** One write a second; every hundredth or so becomes visible up to two minutes late. */
  private void writeForAMinute(int minute) {
    for (int second = 0; second < 60; second++) {
      org.clock.advance(Duration.ofSeconds(1));
      Duration late =
          random.nextInt(20) == 0 ? Duration.ofSeconds(1 + random.nextInt(120)) : Duration.ZERO;
      org.admin().delayVisibility("Contact", late);
      org.salesforce.upsert(
          "Contact", Org.id(minute * 60 + second), Org.fields().put("LastName", "L"));
    }
    org.admin().delayVisibility("Contact", Duration.ZERO);
  }

  private static void count(List<StreamPage> pages, Map<String, Integer> emitted) {
    Org.rows(pages).forEach(row -> emitted.merge(version(row), 1, Integer::sum));
  }

  private static String version(VendorRow row) {
    return row.id() + "@" + row.changedAt().get();
  }
}
