package io.selfsame.source.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.population.PopulationRecord;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.stripe.StripeSimulator;
import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A simulated account with a clock that moves when told, and connections to it. */
final class Account implements AutoCloseable {
  static final Population PEOPLE = Population.generate(7, 300);

  final SimulatorClock clock;
  final StripeSimulator stripe;
  private final List<Vendor> opened = new ArrayList<>();

  Account() {
    this(SimulatorClock.stoppedAt(Population.DEFAULT_END.plus(Duration.ofDays(1))));
  }

  Account(SimulatorClock clock) {
    this.clock = clock;
    this.stripe = StripeSimulator.start(clock);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(stripe.connectorSettings());
    settings.put("name", "stripe-test");
    settings.put("topic.prefix", "stripe.");
    settings.put("stripe.requests.per.second", "1000");
    settings.put("poll.interval.ms", "20");
    settings.put("retry.backoff.ms", "10");
    settings.put("batch.max.rows", "20");
    settings.put("stripe.events.lag.ms", "0");
    // Otherwise rows of a first snapshot come once more, dated by their events.
    settings.put("stripe.events.history.days", "0");
    return settings;
  }

  VendorStream stream(String object) throws VendorException {
    return stream(object, settings());
  }

  VendorStream stream(String object, Map<String, String> settings) throws VendorException {
    Vendor vendor = new PollingConfig(new StripeDefinition(), settings).open(clock);
    opened.add(vendor);
    return vendor.streams(List.of(object)).get(0);
  }

  /** The streams of an object: one an account and a window. */
  List<VendorStream> streams(String object, Map<String, String> settings) throws VendorException {
    return vendor(settings).streams(List.of(object));
  }

  Vendor vendor(Map<String, String> settings) {
    Vendor vendor = new PollingConfig(new StripeDefinition(), settings).open(clock);
    opened.add(vendor);
    return vendor;
  }

  Map<String, String> with(String setting, String value) {
    Map<String, String> settings = settings();
    settings.put(setting, value);
    return settings;
  }

  void add(int customers) {
    for (int i = 0; i < customers; i++) {
      edit("customers", "cus_" + i, "name", "Number " + i);
    }
  }

  /** Edits a row a second after whatever was before. */
  void edit(String object, String id, String field, String value) {
    clock.advance(Duration.ofSeconds(1));
    stripe.upsert(object, id, fields(field, value));
  }

  void fail(int times, Fault.Effect effect) {
    stripe.server().faults().add(Fault.onPath("/v1/", times, effect));
  }

  Optional<Instant> now() {
    return Optional.of(Instant.ofEpochSecond(clock.instant().getEpochSecond()));
  }

  List<LoggedRequest> requests(String path) {
    return stripe.server().requests().entries().stream()
        .filter(request -> request.path().equals(path))
        .toList();
  }

  static ObjectNode fields(String name, String value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  static List<String> idsOf(String object) {
    return PEOPLE
        .records()
        .filter(record -> record.source().equals("stripe") && record.object().equals(object))
        .map(PopulationRecord::id)
        .toList();
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

  @Override
  public void close() {
    opened.forEach(Vendor::close);
    stripe.close();
  }
}
