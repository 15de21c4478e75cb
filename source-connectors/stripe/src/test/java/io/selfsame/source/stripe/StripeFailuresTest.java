package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorException.Kind;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeFailuresTest {
  private static final String CANARY = "canary-5b1e";

  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void tooManyRequestsIsARateLimitWithTheWaitStripeAskedFor() throws VendorException {
    VendorException failure =
        failureOf(json(429, "rate_limit").withHeader("Retry-After", "2"), Kind.RATE_LIMIT);

    assertEquals(Optional.of(Duration.ofSeconds(2)), failure.after());
    assertEquals("rate_limit", failure.code());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 409})
  void aServersFailureIsTriedAgain(int status) throws VendorException {
    failureOf(json(status, ""), Kind.RETRY);
  }

  @Test
  void aPageOfAProxyIsTriedAgain() throws VendorException {
    failureOf(Response.html(200, "<html>" + CANARY + "</html>"), Kind.RETRY);
  }

  @Test
  void aRefusedKeyNamesItsSetting() throws VendorException {
    VendorException failure = failureOf(json(401, ""), Kind.AUTH);

    assertEquals(Optional.of("stripe.api.key"), failure.setting());
  }

  @Test
  void aRedirectIsNotFollowed() throws VendorException {
    VendorException failure =
        failureOf(
            Response.text(302, "").withHeader("Location", "http://127.0.0.1:1/"), Kind.CONFIG);

    assertEquals(Optional.of("stripe.api.base"), failure.setting());
  }

  @Test
  void aRestrictedKeyThatMayNotReadAnObjectIsNeverAnEmptySuccess() throws VendorException {
    account.stripe.restrict("rk_customers", Set.of("events", "customers"));
    Map<String, String> settings = account.settings();
    settings.put("stripe.api.key", "rk_customers");
    VendorStream invoices = account.stream("invoices", settings);

    VendorException failure = failure(invoices);

    assertEquals(Kind.PERMISSION, failure.kind());
  }

  @Test
  void aCutOffAnswerAndADroppedConnectionAreTriedAgain() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    account.fail(1, new Fault.Truncate());
    assertEquals(Kind.RETRY, failure(stream).kind());
    account.fail(1, new Fault.Drop());
    assertEquals(Kind.RETRY, failure(stream).kind());
    assertFalse(stream.read(StreamPosition.start()).rows().isEmpty());
  }

  private VendorException failureOf(Response response, Kind expected) throws VendorException {
    account.stripe.load(Account.PEOPLE);
    account.fail(1, new Fault.Respond(response));
    VendorException failure = failure(account.stream("customers"));
    assertEquals(expected, failure.kind());
    assertFalse(failure.getMessage().contains(CANARY), "no message quotes an answer");
    assertTrue(failure.getCause() == null, "no cause that could");
    return failure;
  }

  private static VendorException failure(VendorStream stream) {
    return assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));
  }

  private static Response json(int status, String code) {
    return Response.json(
        status,
        Account.fields("name", CANARY)
            .set(
                "error",
                Account.fields("message", CANARY)
                    .put("type", "api_error")
                    .put("code", code.isEmpty() ? null : code)));
  }
}
