package io.selfsame.source.rest;

import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Streams of a built-in manifest that read from a simulated vendor, on the vendor's clock. */
final class BuiltInVendor {
  final Map<String, String> settings = new HashMap<>();
  private final SimulatorClock clock;
  private final Map<String, StreamPosition> positions = new HashMap<>();

  BuiltInVendor(String manifest, URI url, SimulatorClock clock) {
    this.clock = clock;
    settings.put("topic.prefix", "t.");
    settings.put("rest.manifest", manifest);
    settings.put("rest.base.url", url.toString());
  }

  BuiltInVendor with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  /** What an object's stream has to tell since the last time, read by a new connector. */
  List<VendorRow> read(String object, String part) throws VendorException {
    try (Vendor vendor =
        new PollingConfig(new RestDefinition(VendorAccount.Unpaced.budgets()), settings)
            .open(clock)) {
      var stream =
          vendor.streams(List.of(object)).stream()
              .filter(each -> each.part().equals(part))
              .findFirst()
              .orElseThrow();
      List<VendorRow> rows = new ArrayList<>();
      String name = object + "/" + part;
      StreamPage page;
      do {
        page = stream.read(positions.getOrDefault(name, StreamPosition.start()));
        rows.addAll(page.rows());
        positions.put(name, page.next());
      } while (!page.caughtUp());
      return rows;
    }
  }

  List<VendorRow> read(String object) throws VendorException {
    return read(object, "");
  }

  static List<String> ids(List<VendorRow> rows) {
    return rows.stream().map(VendorRow::id).toList();
  }
}
