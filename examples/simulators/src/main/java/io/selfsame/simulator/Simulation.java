package io.selfsame.simulator;

import io.selfsame.simulator.control.ControlApi;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.salesforce.SalesforceSimulator;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.stripe.StripeSimulator;
import io.selfsame.simulator.vendor.VendorSimulator;
import io.selfsame.simulator.zendesk.ZendeskSimulator;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

/** All vendors of one run, filled with one population, on one clock, behind one control API. */
final class Simulation implements AutoCloseable {
  private final List<VendorSimulator> vendors;
  private final ControlApi control;

  private Simulation(List<VendorSimulator> vendors, ControlApi control) {
    this.vendors = vendors;
    this.control = control;
  }

  static Simulation start(Options options) {
    SimulatorClock clock = SimulatorClock.ticking();
    Population population = Population.generate(options.seed(), options.people());
    if (clock.instant().isBefore(population.end())) {
      clock.set(population.end());
    }
    ZendeskSimulator zendesk = ZendeskSimulator.start(clock);
    zendesk.limitExports(options.exportsPerMinute());
    zendesk.withholdFromExports(options.withheld());
    List<VendorSimulator> vendors =
        List.of(SalesforceSimulator.start(clock), StripeSimulator.start(clock), zendesk);
    vendors.forEach(vendor -> vendor.load(population));
    ControlApi control =
        ControlApi.start(options.controlPort(), clock, population, vendors, switches(zendesk));
    return new Simulation(vendors, control);
  }

  List<VendorSimulator> vendors() {
    return vendors;
  }

  URI control() {
    return control.baseUri();
  }

  @Override
  public void close() {
    control.close();
    vendors.forEach(VendorSimulator::close);
  }

  private static Map<String, ControlApi.Switch> switches(ZendeskSimulator zendesk) {
    return Map.of(
        "zendesk.exports.per.minute", value -> zendesk.limitExports(wholeNumber(value)),
        "zendesk.exports.withheld", value -> zendesk.withholdFromExports(duration(value)),
        "zendesk.exports.refused.in.text", value -> zendesk.refuseInPlainText(flag(value)),
        "zendesk.tokens.hide.life.time", value -> zendesk.hideTokenLifeTimes(flag(value)),
        "zendesk.owner.role", zendesk::ownClientAs);
  }

  private static int wholeNumber(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a whole number", e);
    }
  }

  private static boolean flag(String value) {
    if (value.equals("true") || value.equals("false")) {
      return value.equals("true");
    }
    throw new IllegalArgumentException("expected true or false");
  }

  private static Duration duration(String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("expected an ISO-8601 duration such as PT5S", e);
    }
  }
}
