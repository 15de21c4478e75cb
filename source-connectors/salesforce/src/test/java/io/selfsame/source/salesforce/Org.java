package io.selfsame.source.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.salesforce.SalesforceSimulator;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.config.PollingConfig;
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
import org.awaitility.Awaitility;

/** A simulated org with a clock that stands still, and connections to it. */
final class Org implements AutoCloseable {
  private static final String SOAP = "/services/Soap/u/";
  private static final Duration MORE_THAN_LAG = Duration.ofMinutes(2);

  final SimulatorClock clock =
      SimulatorClock.stoppedAt(Population.DEFAULT_END.plus(Duration.ofDays(1)));
  final SalesforceSimulator salesforce = SalesforceSimulator.start(clock);
  private final List<Vendor> opened = new ArrayList<>();

  /** Lets a change become part of what windows show. */
  void letTimePass() {
    clock.advance(MORE_THAN_LAG);
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(salesforce.connectorSettings());
    settings.put("topic.prefix", "salesforce.");
    settings.put("poll.interval.ms", "20");
    settings.put("retry.backoff.ms", "10");
    settings.put("batch.max.rows", "200");
    return settings;
  }

  VendorStream stream(String object) throws VendorException {
    return stream(object, settings());
  }

  VendorStream stream(String object, Map<String, String> settings) throws VendorException {
    Vendor vendor = new PollingConfig(new SalesforceDefinition(), settings).open(clock);
    opened.add(vendor);
    return vendor.streams(List.of(object)).get(0);
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

  static ObjectNode fields() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The administrator's side. */
  io.selfsame.simulator.salesforce.Org admin() {
    return salesforce.org();
  }

  /** A stream with one setting changed. */
  VendorStream stream(String object, String setting, String value) throws VendorException {
    Map<String, String> settings = settings();
    settings.put(setting, value);
    return stream(object, settings);
  }

  /** Requests whose path contains a text. */
  List<LoggedRequest> requests(String path) {
    return salesforce.server().requests().entries().stream()
        .filter(request -> request.path().contains(path))
        .toList();
  }

  /** Waits until a request for a path that contains a text was served. */
  void awaitRequest(String path) {
    Awaitility.await().until(() -> !requests(path).isEmpty());
  }

  /** What happened to each row, in order: {@code id op}. */
  static List<String> ops(List<StreamPage> pages) {
    return rows(pages).stream().map(row -> row.id() + " " + row.op().wireName()).toList();
  }

  /** An id of a Contact. */
  static String id(int number) {
    return String.format("0035e%010dAAA", number);
  }

  /** Answers the next SOAP call with this. */
  void answer(Response response) {
    disturb(new Fault.Respond(response));
  }

  void disturb(Fault.Effect effect) {
    salesforce.server().faults().add(Fault.onPath(SOAP, 1, effect));
  }

  static Response fault(String code, String message) {
    return Response.xml(
        500,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
            + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\""
            + " xmlns:sf=\"urn:fault.partner.soap.sforce.com\""
            + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Body>"
            + "<soapenv:Fault><faultcode>sf:"
            + code
            + "</faultcode><faultstring>"
            + message
            + "</faultstring><detail><sf:UnexpectedErrorFault"
            + " xsi:type=\"sf:UnexpectedErrorFault\"><sf:exceptionCode>"
            + code
            + "</sf:exceptionCode><sf:exceptionMessage>"
            + message
            + "</sf:exceptionMessage></sf:UnexpectedErrorFault></detail></soapenv:Fault>"
            + "</soapenv:Body></soapenv:Envelope>");
  }

  long tokenRequests() {
    return salesforce.server().requests().entries().stream()
        .filter(request -> request.path().equals("/services/oauth2/token"))
        .count();
  }

  @Override
  public void close() {
    opened.forEach(Vendor::close);
    salesforce.close();
  }
}
