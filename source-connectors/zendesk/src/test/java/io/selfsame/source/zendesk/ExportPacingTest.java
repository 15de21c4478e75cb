package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.http.Ticker;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How exports share the account's minute; on the account's own clock, so nobody waits. */
class ExportPacingTest {
  private static final int LIMIT = 10;

  private final Account account = new Account();
  private final List<Vendor> opened = new ArrayList<>();

  /** Waiting moves the clock that the vendor counts by. */
  private final Ticker ticker =
      new Ticker() {
        @Override
        public long nanos() {
          return Duration.between(Population.DEFAULT_END, account.clock.instant()).toNanos();
        }

        @Override
        public void sleep(long nanos) {
          account.clock.advance(Duration.ofNanos(nanos));
        }
      };

  private RateBudgets worker = new RateBudgets(ticker);

  @AfterEach
  void close() {
    opened.forEach(Vendor::close);
    account.close();
  }

  @Test
  @DisplayName("ZD-08 all export streams of all tasks stay within 10 requests in any 60 seconds")
  void zd08NoMinuteHasMoreThanTenExports() throws VendorException {
    account.zendesk.limitExports(LIMIT);
    account.zendesk.load(Population.generate(3, 400));
    List<VendorStream> streams = new ArrayList<>();
    streams.addAll(task("users", "organizations"));
    streams.addAll(task("tickets"));
    streams.addAll(task("users", "tickets"));

    readRoundAndRound(streams, 12);

    assertEquals(0, account.zendesk.exportLimitViolations());
    assertTrue(mostInAMinute() <= LIMIT);
    assertTrue(exports().size() >= 36, "many minutes' worth");
  }

  @Test
  @DisplayName("ZD-08 a restarted worker does not add to what the one before has used")
  void zd08ARestartKeepsToTheMinute() throws VendorException {
    account.zendesk.limitExports(LIMIT);
    account.zendesk.load(Population.generate(3, 400));
    for (int restart = 0; restart < 4; restart++) {
      worker = new RateBudgets(ticker);
      readRoundAndRound(task("users"), 9);
    }

    assertEquals(0, account.zendesk.exportLimitViolations());
    assertTrue(mostInAMinute() <= LIMIT);
  }

  @Test
  @DisplayName("ZD-08 Retry-After holds back every export, whatever the refusal's body is")
  void zd08RetryAfterIsHonouredByAll() throws VendorException {
    VendorStream users = task("users").get(0);
    VendorStream tickets = task("tickets").get(0);
    account.answer(
        "/api/v2/incremental",
        Response.text(429, "Number of allowed requests exceeded").withHeader("Retry-After", "93"));
    VendorException refused =
        assertThrows(VendorException.class, () -> users.read(StreamPosition.start()));
    Instant refusedAt = account.clock.instant();

    tickets.read(StreamPosition.start());

    assertEquals(VendorException.Kind.RATE_LIMIT, refused.kind());
    assertEquals(Optional.of(Duration.ofSeconds(93)), refused.after());
    List<LoggedRequest> exports = exports();
    Instant next = exports.get(exports.size() - 1).at();
    assertTrue(!next.isBefore(refusedAt.plusSeconds(93)), "not before the vendor said");
  }

  @Test
  void anUsedUpMinuteOfTheAccountIsWaitedFor() throws VendorException {
    VendorStream users = task("users").get(0);
    account.answer(
        "/api/v2/incremental",
        Response.json(200, TaskRun.fields("after_cursor", "c").set("users", emptyArray()))
            .withHeader("ratelimit-remaining", "0")
            .withHeader("ratelimit-reset", "41"));
    StreamPosition position = users.read(StreamPosition.start()).next();
    Instant usedUp = account.clock.instant();

    users.read(position.without("cursor"));

    List<LoggedRequest> exports = exports();
    assertTrue(!exports.get(exports.size() - 1).at().isBefore(usedUp.plusSeconds(41)));
  }

  private static ArrayNode emptyArray() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** A task of the worker with the vendor's limit as its own. */
  private List<VendorStream> task(String... objects) throws VendorException {
    Map<String, String> settings = account.settings();
    settings.put("zendesk.export.requests.per.minute", Integer.toString(LIMIT));
    Vendor vendor = new PollingConfig(new ZendeskDefinition(worker), settings).open(account.clock);
    opened.add(vendor);
    return vendor.streams(List.of(objects));
  }

  private static void readRoundAndRound(List<VendorStream> streams, int rounds)
      throws VendorException {
    List<StreamPosition> positions = new ArrayList<>();
    streams.forEach(stream -> positions.add(StreamPosition.start()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < streams.size(); i++) {
        StreamPage page = streams.get(i).read(positions.get(i));
        positions.set(i, page.next());
      }
    }
  }

  private List<LoggedRequest> exports() {
    return account.zendesk.server().requests().entries().stream()
        .filter(request -> request.path().startsWith("/api/v2/incremental"))
        .toList();
  }

  private int mostInAMinute() {
    List<Instant> times = exports().stream().map(LoggedRequest::at).toList();
    int most = 0;
    for (Instant from : times) {
      Instant until = from.plusSeconds(60);
      most =
          Math.max(
              most,
              (int) times.stream().filter(at -> !at.isBefore(from) && at.isBefore(until)).count());
    }
    return most;
  }
}
