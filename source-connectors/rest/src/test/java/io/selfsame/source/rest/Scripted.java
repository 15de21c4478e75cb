package io.selfsame.source.rest;

import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that answers as a test says, and streams of a manifest that read from it. */
final class Scripted implements AutoCloseable {
  final SimulatorClock clock = SimulatorClock.stoppedAt(Instant.parse("2026-03-01T12:00:00Z"));
  final SimulatorServer server;
  final Map<String, String> settings = new HashMap<>();
  private final List<Vendor> opened = new ArrayList<>();

  Scripted(Endpoint endpoint) {
    server = SimulatorServer.start("scripted", 0, clock, endpoint);
    settings.put("topic.prefix", "t.");
    settings.put("rest.base.url", server.baseUri().toString());
  }

  /** A manifest of one stream, 'people', without credentials. */
  static String manifest(String stream) {
    return """
        manifest: 1
        name: shop
        auth: {type: none}
        streams:
          people:
        """
        + stream.indent(4);
  }

  Vendor vendor(String manifest) {
    settings.put("rest.manifest", manifest);
    PollingConfig config = new PollingConfig(new RestDefinition(RateBudgets.ofWorker()), settings);
    Vendor vendor = config.open(clock);
    opened.add(vendor);
    return vendor;
  }

  VendorStream stream(String manifest) throws VendorException {
    return vendor(manifest).streams(List.of("people")).get(0);
  }

  /** Ids from the beginning to where the stream has caught up. */
  List<String> ids(String manifest) throws VendorException {
    return rows(stream(manifest)).stream().map(VendorRow::id).toList();
  }

  static List<VendorRow> rows(VendorStream stream) throws VendorException {
    List<VendorRow> rows = new ArrayList<>();
    StreamPosition position = StreamPosition.start();
    boolean done = false;
    while (!done) {
      StreamPage page = stream.read(position);
      rows.addAll(page.rows());
      position = page.next();
      done = page.caughtUp();
    }
    return rows;
  }

  List<LoggedRequest> requests() {
    return server.requests().entries();
  }

  @Override
  public void close() {
    opened.forEach(Vendor::close);
    server.close();
  }
}
