package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Acceptance cases SF-01 to SF-04: logging in. JWT bearer is in {@link JwtBearerTest}. */
class SessionCasesTest {
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

  @Test
  void sf01ClientCredentialsSyncWhereSoapLoginIsSwitchedOffAndItIsNeverTried() throws Exception {
    Fault login =
        new Fault(
            request -> request.body().contains("<login") || request.body().contains(":login"),
            0,
            1,
            new Fault.Drop());
    org.salesforce.server().faults().add(login);

    assertEquals(List.of(Org.id(1)), Org.ids(Org.pages(org.stream("Contact"), start())));
    assertEquals(1, org.salesforce.server().faults().size(), "login() was not called");
  }

  @Test
  void sf01AUserNameWithoutAKeyIsRejectedNamingTheRetirement() {
    Map<String, String> settings = org.settings();
    settings.remove("salesforce.client.secret");
    settings.put("salesforce.username", "integration@example.com");

    List<String> errors =
        new SalesforceSourceConnector()
            .validate(settings).configValues().stream()
                .filter(value -> value.name().equals("salesforce.jwt.key"))
                .map(ConfigValue::errorMessages)
                .flatMap(List::stream)
                .toList();

    assertTrue(errors.toString().contains("password is being retired by Salesforce"));
    assertTrue(errors.toString().contains("Summer '27"));
    assertEquals(0, org.salesforce.server().requests().total());
  }

  @Test
  void sf02TokensComeFromTheLoginUrlAndCallsGoToTheInstanceUrl() throws Exception {
    URI login = org.salesforce.baseUri();
    org.salesforce.sendSessionsTo("http://localhost:" + login.getPort());

    assertEquals(List.of(Org.id(1)), Org.ids(Org.pages(org.stream("Contact"), start())));

    assertEquals(
        List.of("127.0.0.1:" + login.getPort()),
        org.requests("/oauth2/token").stream().map(SessionCasesTest::host).distinct().toList());
    assertEquals(
        List.of("localhost:" + login.getPort()),
        org.requests("/services/Soap").stream().map(SessionCasesTest::host).distinct().toList());
  }

  @Test
  void sf03AnExpiredSessionIsRenewedOnceForAllTasksThatShareIt() throws Exception {
    List<VendorStream> tasks = new ArrayList<>();
    for (int task = 0; task < 6; task++) {
      tasks.add(org.stream("Contact"));
    }
    for (VendorStream task : tasks) {
      Org.pages(task, start());
    }
    assertEquals(1, org.tokenRequests(), "one session for all");
    org.salesforce.expireTokens();

    readAtOnce(tasks);
    readAtOnce(tasks);

    assertEquals(2, org.tokenRequests());
  }

  @Test
  void sf03ASessionIsRenewedBeforeItGetsOldWithoutARefusal() throws Exception {
    VendorStream stream = org.stream("Contact", "salesforce.session.max.age.ms", "600000");
    StreamPosition position = Org.end(Org.pages(stream, start()));
    org.clock.advance(Duration.ofMinutes(11));

    Org.pages(stream, position);

    assertEquals(2, org.tokenRequests());
    assertEquals(
        0,
        org.requests("/services/Soap").stream().filter(request -> request.status() != 200).count());
  }

  @Test
  void sf04ARefusedSessionIsRenewedWhateverTheTextOfTheFault() throws Exception {
    VendorStream stream = org.stream("Contact");
    org.answer(Org.fault("INVALID_SESSION_ID", "eine unbekannte Meldung"));

    assertEquals(List.of(Org.id(1)), Org.ids(Org.pages(stream, start())));
    assertEquals(2, org.tokenRequests());
  }

  private static void readAtOnce(List<VendorStream> tasks) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
    try {
      List<Future<?>> reads = new ArrayList<>();
      for (VendorStream task : tasks) {
        reads.add(threads.submit(() -> Org.pages(task, start())));
      }
      for (Future<?> read : reads) {
        read.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static String host(LoggedRequest request) {
    return request.headers().getOrDefault("host", "");
  }

  private static StreamPosition start() {
    return StreamPosition.start();
  }
}
