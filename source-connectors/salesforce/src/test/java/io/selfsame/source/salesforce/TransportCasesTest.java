package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorException.Kind;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Acceptance cases SF-21, SF-22 and SF-25: an org that misbehaves or is newer or older than the
 * client. That stop() takes less than five seconds is in {@link SalesforceSourceTaskTest}; what
 * each fault means in {@link FailuresTest}. Our own requests are never compressed: bodies are
 * small, and the simulator takes the library's compressed ones too (its own tests).
 */
class TransportCasesTest {
  private final Org org = new Org();

  @BeforeEach
  void aContact() {
    org.salesforce.upsert("Contact", Org.id(1), Org.fields().put("LastName", "One"));
    org.letTimePass();
  }

  @AfterEach
  void close() {
    org.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 503})
  void sf21AnHtmlPageIsTriedAgain(int status) throws VendorException {
    VendorStream stream = org.stream("Contact");
    org.answer(Response.html(status, "<html><body>canary maintenance</body></html>"));

    VendorException failure = failure(stream);

    assertEquals(Kind.RETRY, failure.kind());
    assertFalse(failure.getMessage().contains("canary"));
    assertEquals(List.of(Org.id(1)), ids(stream));
  }

  @Test
  void sf21AnEmptyUnavailableAnswerIsTriedAgain() throws VendorException {
    VendorStream stream = org.stream("Contact");
    org.answer(new Response(503, Map.of(), ""));

    assertEquals("HTTP_503", failure(stream).code());
    assertEquals(List.of(Org.id(1)), ids(stream));
  }

  @Test
  void sf21AHungSocketIsGivenUpAfterTheReadTimeout() throws VendorException {
    VendorStream stream = org.stream("Contact", "request.read.timeout.ms", "300");
    org.disturb(new Fault.Hang());

    VendorException failure =
        assertTimeout(Duration.ofSeconds(20), () -> failure(stream), "bounded by the timeout");

    assertEquals(Kind.RETRY, failure.kind());
    assertEquals(List.of(Org.id(1)), ids(stream));
  }

  @Test
  void sf21AHungSocketInTheMiddleOfAJobIsGivenUpToo() throws VendorException {
    org.admin().bulkJobsTake(0);
    Map<String, String> settings = org.settings();
    settings.put("request.read.timeout.ms", "300");
    settings.put("salesforce.bulk.min.rows", "0");
    VendorStream stream = org.stream("Contact", settings);
    StreamPosition position = stream.read(stream.read(StreamPosition.start()).next()).next();
    org.salesforce
        .server()
        .faults()
        .add(new Fault(request -> request.path().endsWith("/results"), 0, 1, new Fault.Hang()));

    VendorException failure = assertThrows(VendorException.class, () -> stream.read(position));

    assertEquals(Kind.RETRY, failure.kind());
    assertEquals(List.of(Org.id(1)), Org.ids(Org.pages(stream, position)));
  }

  @Test
  void sf21RequestsAreNotCompressed() throws VendorException {
    ids(org.stream("Contact"));

    assertTrue(
        org.requests("/services/Soap").stream()
            .noneMatch(request -> request.headers().containsKey("content-encoding")));
  }

  @Test
  void sf22AFaultWithAnUnknownCodeIsAnsweredByRest() throws VendorException {
    VendorStream stream = org.stream("Contact");
    org.salesforce
        .server()
        .faults()
        .add(
            new Fault(
                request -> request.body().contains("queryAll"),
                0,
                1,
                new Fault.Respond(Org.fault("CIRCUIT_BREAKER_OPEN_EXCEPTION", "canary"))));

    assertEquals(List.of(Org.id(1)), ids(stream));
    assertEquals(1, org.requests("/queryAll").size());
  }

  @Test
  void sf22WhenRestRefusesForTheSameUnknownReasonItIsTriedAgainLater() throws VendorException {
    VendorStream stream = org.stream("Contact");
    Response refusal =
        Response.json(
            500,
            Json.array()
                .add(
                    Org.fields()
                        .put("message", "canary")
                        .put("errorCode", "CIRCUIT_BREAKER_OPEN_EXCEPTION")));
    org.salesforce
        .server()
        .faults()
        .add(
            new Fault(
                request -> request.body().contains("queryAll"),
                0,
                1,
                new Fault.Respond(Org.fault("CIRCUIT_BREAKER_OPEN_EXCEPTION", "canary"))));
    org.salesforce
        .server()
        .faults()
        .add(
            new Fault(
                request -> request.path().endsWith("/queryAll"), 0, 1, new Fault.Respond(refusal)));

    VendorException failure = failure(stream);

    assertEquals(Kind.RETRY, failure.kind());
    assertEquals("CIRCUIT_BREAKER_OPEN_EXCEPTION", failure.code());
    assertFalse(failure.getMessage().contains("canary"));
    assertEquals(List.of(Org.id(1)), ids(stream));
  }

  @Test
  void sf22AFieldOfAnUnknownTypeIsDescribedByRestAndReadAsText() throws VendorException {
    org.admin().addField("Contact", "Shape__c", "hologram");
    org.salesforce.drift("Contact", new FieldDrift.Add("Other__c", TextNode.valueOf("x")));
    org.salesforce.upsert("Contact", Org.id(1), Org.fields().put("Shape__c", "round"));
    org.letTimePass();

    List<StreamPage> pages = Org.pages(org.stream("Contact"), StreamPosition.start());

    assertEquals("round", Org.rows(pages).get(0).fields().path("Shape__c").asText());
    assertEquals(1, org.requests("/sobjects/Contact/describe").size());
  }

  @Test
  void sf25ARetiredApiVersionIsToldWithTheVersionsThatAreServed() throws VendorException {
    org.admin().retireVersion("64.0");
    org.admin().retireVersion("59.0");

    VendorException failure = failure(org.stream("Contact"));

    assertEquals(Kind.CONFIG, failure.kind());
    assertEquals("salesforce.api.version", failure.setting().orElseThrow());
    assertTrue(
        failure.getMessage().contains("it serves 58.0, 60.0, 61.0, 62.0, 63.0"),
        failure.getMessage());
  }

  @Test
  void sf25ARetiredApiVersionIsFoundWhenTheSettingsAreValidated() {
    org.admin().retireVersion("64.0");

    Map<String, List<String>> errors = new HashMap<>();
    for (ConfigValue value :
        new SalesforceSourceConnector().validate(org.settings()).configValues()) {
      if (!value.errorMessages().isEmpty()) {
        errors.put(value.name(), value.errorMessages());
      }
    }

    assertEquals(List.of("salesforce.api.version"), List.copyOf(errors.keySet()));
    assertTrue(errors.toString().contains("63.0"));
  }

  @Test
  void sf25AnEndpointThatIsNotThereIsToldTheSameWay() throws VendorException {
    org.admin().retireVersion("64.0");
    VendorStream stream = org.stream("Contact");
    org.answer(Response.html(404, "<html>not found</html>"));

    VendorException failure = failure(stream);

    assertEquals(Kind.CONFIG, failure.kind());
    assertTrue(failure.getMessage().contains("63.0"));
  }

  private static VendorException failure(VendorStream stream) {
    return assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
  }

  private static List<String> ids(VendorStream stream) throws VendorException {
    return Org.ids(Org.pages(stream, StreamPosition.start()));
  }
}
