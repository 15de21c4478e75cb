package io.selfsame.source.zendesk;

import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.zendesk.ZendeskSimulator;
import io.selfsame.source.polling.PollingSourceTask;
import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.http.Ticker;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceTask;

/** A simulated account with a clock that stands still, and connections to it. */
final class Account implements AutoCloseable {
  /** For tests that are not about the pace: nobody waits. */
  private static final RateBudgets UNPACED =
      new RateBudgets(
          new Ticker() {
            @Override
            public long nanos() {
              return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) {
              // The account does not count either.
            }
          });

  private static final Duration MORE_THAN_WITHHELD = Duration.ofMinutes(2);

  final SimulatorClock clock;
  final ZendeskSimulator zendesk;
  private final List<Vendor> opened = new ArrayList<>();

  Account() {
    this(SimulatorClock.stoppedAt(Population.DEFAULT_END.plus(Duration.ofDays(1))));
  }

  Account(SimulatorClock clock) {
    this.clock = clock;
    this.zendesk = ZendeskSimulator.start(clock);
    zendesk.limitExports(0);
  }

  /** Lets a change become part of what exports show. */
  void letTimePass() {
    clock.advance(MORE_THAN_WITHHELD);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(zendesk.connectorSettings());
    settings.put("topic.prefix", "zendesk.");
    settings.put("zendesk.export.requests.per.minute", "6000");
    settings.put("poll.interval.ms", "20");
    settings.put("retry.backoff.ms", "10");
    settings.put("batch.max.rows", "50");
    return settings;
  }

  VendorStream stream(String object) throws VendorException {
    return vendor(settings()).streams(List.of(object)).get(0);
  }

  /** A task that waits for no budget. */
  static SourceTask unpacedTask() {
    return new PollingSourceTask(new ZendeskDefinition(UNPACED)) {};
  }

  /** A connection as a task has it, on the account's clock. */
  Vendor vendor(Map<String, String> settings) {
    Vendor vendor = new PollingConfig(new ZendeskDefinition(UNPACED), settings).open(clock);
    opened.add(vendor);
    return vendor;
  }

  /** Pages from a position to where the stream has caught up. */
  static List<StreamPage> pages(VendorStream stream, StreamPosition from) throws VendorException {
    List<StreamPage> pages = new ArrayList<>();
    StreamPosition position = from;
    do {
      pages.add(stream.read(position));
      position = pages.get(pages.size() - 1).next();
    } while (!pages.get(pages.size() - 1).caughtUp());
    return pages;
  }

  static List<VendorRow> rows(List<StreamPage> pages) {
    return pages.stream().flatMap(page -> page.rows().stream()).toList();
  }

  static List<String> ids(List<StreamPage> pages) {
    return rows(pages).stream().map(VendorRow::id).toList();
  }

  static StreamPosition end(List<StreamPage> pages) {
    return pages.get(pages.size() - 1).next();
  }

  /** Answers the next requests whose path starts with a prefix in place of the vendor. */
  void answer(String pathPrefix, Response... responses) {
    for (Response response : responses) {
      zendesk.server().faults().add(Fault.onPath(pathPrefix, 1, new Fault.Respond(response)));
    }
  }

  /** The requests to a path so far. */
  List<LoggedRequest> log(String path) {
    return zendesk.server().requests().entries().stream()
        .filter(request -> request.path().equals(path))
        .toList();
  }

  long requests(String path) {
    return log(path).size();
  }

  @Override
  public void close() {
    opened.forEach(Vendor::close);
    zendesk.close();
  }
}
