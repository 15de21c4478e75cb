package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorException.Kind;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the stream makes of an org that fails. */
class FailuresTest {
  private static final String CANARY = "canary ada@example.com 555-0100";

  private final Org org = new Org();

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void aSessionThatEndsInTheMiddleIsRenewedOnceAndNothingIsLost() throws VendorException {
    Population people = Population.generate(22, 900);
    org.salesforce.load(people);
    VendorStream stream = org.stream("Contact");
    StreamPage first = stream.read(StreamPosition.start());
    org.salesforce.expireTokens();

    List<String> rest = Org.ids(Org.pages(stream, first.next()));

    assertEquals(
        people.records("salesforce", "Contact").count(), first.rows().size() + rest.size());
    assertEquals(2, org.tokenRequests());
  }

  @Test
  void aRejectedSessionIsRenewedWhateverTheTextOfTheFault() throws VendorException {
    VendorStream stream = org.stream("Contact");
    org.answer(Org.fault("INVALID_SESSION_ID", "a text nobody has seen before"));

    Org.pages(stream, StreamPosition.start());

    assertEquals(2, org.tokenRequests());
  }

  @Test
  void aSessionRejectedTwiceIsAProblemOfTheCredentials() throws VendorException {
    org.answer(Org.fault("INVALID_SESSION_ID", CANARY));
    org.answer(Org.fault("INVALID_SESSION_ID", CANARY));

    assertEquals(Kind.AUTH, failure().kind());
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER_UNAVAILABLE,RETRY",
    "QUERY_TIMEOUT,RETRY",
    "UNABLE_TO_LOCK_ROW,RETRY",
    "REQUEST_LIMIT_EXCEEDED,RATE_LIMIT",
    "API_DISABLED_FOR_ORG,AUTH",
    "INVALID_TYPE,PERMISSION",
    "INSUFFICIENT_ACCESS,PERMISSION",
    "UNSUPPORTED_API_VERSION,CONFIG",
    "MALFORMED_QUERY,FATAL"
  })
  void aFaultIsWhatItsCodeSays(String code, Kind kind) throws VendorException {
    org.answer(Org.fault(code, CANARY));

    VendorException failure = failure();

    assertEquals(kind, failure.kind());
    assertEquals(code, failure.code());
    assertFalse(failure.getMessage().contains("canary"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500, 502, 503})
  void aPageInsteadOfXmlIsTriedAgain(int status) throws VendorException {
    org.answer(Response.html(status, "<html>" + CANARY + "</html>"));

    VendorException failure = failure();

    assertEquals(Kind.RETRY, failure.kind());
    assertEquals("HTTP_" + status, failure.code());
    assertFalse(failure.getMessage().contains("canary"));
  }

  @Test
  void anEmptyUnavailableAnswerIsTriedAgainWhenTheVendorSays() throws VendorException {
    org.answer(new Response(503, Map.of("Retry-After", "9"), ""));

    VendorException failure = failure();

    assertEquals(Kind.RETRY, failure.kind());
    assertEquals(Optional.of(Duration.ofSeconds(9)), failure.after());
  }

  @Test
  void tooManyRequestsAreARateLimit() throws VendorException {
    org.answer(Response.text(429, CANARY).withHeader("Retry-After", "3"));

    VendorException failure = failure();

    assertEquals(Kind.RATE_LIMIT, failure.kind());
    assertEquals(Optional.of(Duration.ofSeconds(3)), failure.after());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<soapenv:Envelope>", "not xml at all " + CANARY, "<a/>"})
  void xmlThatIsNoEnvelopeIsAskedForByRest(String body) throws VendorException {
    org.salesforce.upsert("Contact", Org.id(1), Org.fields().put("LastName", "One"));
    org.letTimePass();
    VendorStream stream = org.stream("Contact");
    org.salesforce
        .server()
        .faults()
        .add(
            new Fault(
                request -> request.body().contains("queryAll"),
                0,
                1,
                new Fault.Respond(Response.xml(200, body))));

    assertEquals(List.of(Org.id(1)), Org.ids(Org.pages(stream, StreamPosition.start())));
    assertEquals(1, org.requests("/queryAll").size());
  }

  @Test
  void aCutOffAnswerIsTriedAgain() throws VendorException {
    org.disturb(new Fault.Truncate());

    assertEquals(Kind.RETRY, failure().kind());
  }

  @Test
  void aDroppedConnectionIsTriedAgain() throws VendorException {
    org.disturb(new Fault.Drop());

    assertEquals(Kind.RETRY, failure().kind());
  }

  @Test
  void anOrgThatStaysSilentIsGivenUpAfterTheReadTimeout() throws VendorException {
    org.disturb(new Fault.Hang());
    Map<String, String> settings = org.settings();
    settings.put("request.read.timeout.ms", "300");
    VendorStream stream = org.stream("Contact", settings);

    VendorException failure =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(Kind.RETRY, failure.kind());
  }

  @Test
  void afterAFailureTheSamePositionGivesTheSameRows() throws VendorException {
    org.salesforce.upsert("Contact", Org.id(1), Org.fields().put("LastName", "One"));
    org.letTimePass();
    VendorStream stream = org.stream("Contact");
    org.answer(Response.html(503, "maintenance"));
    assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals(List.of(Org.id(1)), Org.ids(Org.pages(stream, StreamPosition.start())));
  }

  private VendorException failure() throws VendorException {
    VendorStream stream = org.stream("Contact");
    return assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
  }
}
