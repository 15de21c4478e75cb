package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.contract.TaskRun;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorException.Kind;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestCasesTest {
  private Account account = new Account();
  private final TaskRun run = new TaskRun(StripeSourceTask::new);

  @AfterEach
  void close() {
    run.close();
    account.close();
  }

  static Stream<Response> refusals() {
    Response limited = error(429, "rate_limit");
    return Stream.of(
        limited,
        limited.withHeader("Stripe-Should-Retry", "true"),
        limited.withHeader("Stripe-Should-Retry", "false"),
        error(429, "lock_timeout"),
        error(400, "lock_timeout"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void st11EveryRefusalForBeingTooFastIsOneRequestAndAPause(Response refusal)
      throws VendorException {
    account.add(1);
    account.fail(1, new Fault.Respond(refusal));
    long before = account.stripe.server().requests().total();

    VendorException failure = failure(account.stream("customers"));

    assertEquals(Kind.RATE_LIMIT, failure.kind());
    assertFalse(failure.after().orElseThrow().isZero());
    assertEquals(before + 1, account.stripe.server().requests().total(), "nobody repeats it here");
  }

  @Test
  void st11NoRequestIsMadeBeforeRetryAfterHasPassed() throws Exception {
    tick();
    account.add(1);
    account.fail(1, new Fault.Respond(error(429, "rate_limit").withHeader("Retry-After", "1")));
    VendorStream one = account.stream("customers");
    VendorStream other = account.stream("invoices");
    failure(one);

    other.read(StreamPosition.start());

    List<LoggedRequest> requests = account.stripe.server().requests().entries();
    int refused = indexOfStatus(requests, 429);
    Duration pause = Duration.between(requests.get(refused).at(), requests.get(refused + 1).at());
    assertTrue(pause.compareTo(Duration.ofMillis(990)) >= 0, "another stream waited " + pause);
  }

  @Test
  void st11TwoTasksTogetherKeepToTheRateOfTheirKey() throws Exception {
    tick();
    account.stripe.load(Population.generate(7, 100));
    // Half as much again as was asked for: a busy machine may bunch what was sent evenly.
    account.stripe.limitRequests(30);
    Map<String, String> settings = account.with("stripe.requests.per.second", "20");
    settings.put("batch.max.rows", "4");
    List<Thread> readers = new ArrayList<>();
    for (String object : List.of("customers", "invoices")) {
      VendorStream stream = account.stream(object, settings);
      Thread reader = new Thread(() -> readSome(stream));
      readers.add(reader);
      reader.start();
    }
    for (Thread reader : readers) {
      reader.join(TimeUnit.SECONDS.toMillis(60));
    }

    List<LoggedRequest> requests = account.stripe.server().requests().entries();
    Instant first = requests.get(0).at();
    Instant last = requests.get(requests.size() - 1).at();
    double seconds = Duration.between(first, last).toMillis() / 1000.0;
    assertTrue(requests.size() >= 20, requests.size() + " requests");
    assertTrue(
        (requests.size() - 1) / seconds <= 20 * 1.05,
        requests.size() + " requests in " + seconds + " s");
    assertEquals(0, account.stripe.limitViolations());
  }

  @Test
  void st11AfterStopAtMostOneMoreRequestIsMade() {
    account.fail(
        10_000, new Fault.Respond(error(429, "rate_limit").withHeader("Retry-After", "0.01")));
    run.start(account.settings());
    while (account.stripe.server().requests().total() < 5) {
      run.poll();
    }

    run.stop();
    long stopped = account.stripe.server().requests().total();
    Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);

    assertTrue(account.stripe.server().requests().total() <= stopped + 1);
  }

  @Test
  void st12AnObjectTheKeyMayNotReadIsRefusedAloudAndTheOthersAreRead() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    account.stripe.restrict("rk_customers", Set.of("events", "customers"));
    Map<String, String> settings = account.with("stripe.api.key", "rk_customers");

    VendorException refused = failure(account.stream("invoices", settings));
    List<StreamPage> read =
        Account.pages(account.stream("customers", settings), StreamPosition.start());

    assertEquals(Kind.PERMISSION, refused.kind());
    assertTrue(refused.getMessage().contains("restricted key"), refused.getMessage());
    assertEquals(Account.idsOf("customers").size(), Account.ids(read).size());
  }

  @Test
  void st13EveryRequestCarriesThePinnedVersion() throws VendorException {
    account.add(30);
    account.stripe.connect("acct_1");
    Map<String, String> settings = account.with("stripe.api.version", "2025-08-27.basil");
    settings.put("stripe.accounts", "self,acct_1");
    for (VendorStream stream : account.streams("customers", settings)) {
      List<StreamPage> pages = Account.pages(stream, StreamPosition.start());
      account.edit("customers", "cus_3", "name", "Changed");
      account.stripe.delete("customers", "cus_4");
      Account.pages(stream, Account.end(pages));
      Account.pages(stream, Account.end(pages));
    }

    List<LoggedRequest> requests = account.stripe.server().requests().entries();
    assertTrue(requests.size() > 10);
    assertEquals(
        Set.of("2025-08-27.basil"),
        Set.copyOf(requests.stream().map(request -> header(request, "stripe-version")).toList()));
  }

  @Test
  void st13ASilentServerIsGivenUpAfterTheReadTimeout() throws VendorException {
    account.add(1);
    account.fail(1, new Fault.Hang());
    VendorStream stream =
        account.stream("customers", account.with("request.read.timeout.ms", "200"));
    long start = System.nanoTime();

    VendorException failure = failure(stream);

    assertEquals(Kind.RETRY, failure.kind());
    assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30), "not the library's 80 s");
  }

  @Test
  void aFailureIsRepeatedByNobodyButThePollingCore() throws VendorException {
    account.add(1);
    account.fail(1, new Fault.Respond(error(500, "api_error")));

    assertEquals(Kind.RETRY, failure(account.stream("customers")).kind());
    assertEquals(1, account.stripe.server().requests().total());
  }

  @Test
  void aRefusalStripeSaysToRepeatIsRepeated() throws VendorException {
    account.add(1);
    Response refusal = error(400, "odd_code").withHeader("Stripe-Should-Retry", "true");
    account.fail(1, new Fault.Respond(refusal));

    assertEquals(Kind.RETRY, failure(account.stream("customers")).kind());
  }

  /** From now on the account's time goes on. */
  private void tick() {
    account.close();
    account = new Account(SimulatorClock.ticking());
  }

  private static void readSome(VendorStream stream) {
    try {
      StreamPosition position = StreamPosition.start();
      for (int page = 0; page < 12; page++) {
        position = stream.read(position).next();
      }
    } catch (VendorException e) {
      throw new AssertionError(e);
    }
  }

  private static int indexOfStatus(List<LoggedRequest> requests, int status) {
    for (int i = 0; i < requests.size(); i++) {
      if (requests.get(i).status() == status) {
        return i;
      }
    }
    throw new AssertionError("no request was answered with " + status);
  }

  private static VendorException failure(VendorStream stream) {
    return assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
  }

  private static String header(LoggedRequest request, String name) {
    return request.headers().entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static Response error(int status, String code) {
    return Response.json(
        status,
        Account.fields("unused", "")
            .set("error", Account.fields("code", code).put("type", "invalid_request_error")));
  }
}
