package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** nothing a vendor sends, and no credential, is in any message, whatever goes wrong. */
class CanaryTest {
  private static final String CANARY = "canary7";
  private static final String EXPORT = "/api/v2/incremental";
  private static final String TOKENS = "/oauth/tokens";

  private final Account account = new Account();
  private final TaskRun run = new TaskRun(ZendeskSourceTask::new);

  @AfterEach
  void close() {
    run.close();
    account.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  @DisplayName("X-04 no message quotes a value")
  void x04NoMessageQuotesAValue(String what, String path, Fault.Effect effect)
      throws VendorException {
    account.zendesk.upsert("users", "7", TaskRun.fields("name", CANARY));
    account.letTimePass();
    Map<String, String> settings = account.settings();
    settings.put("request.read.timeout.ms", "300");
    settings.put("request.max.body.bytes", "4096");
    settings.put("batch.max.rows", "1");
    VendorStream stream = account.vendor(settings).streams(List.of("users")).get(0);
    account.zendesk.server().faults().add(Fault.onPath(path, 5, effect));

    VendorException failure =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    assertFalse(trace.toString().contains(CANARY), trace::toString);
    assertFalse(trace.toString().contains(settings.get("zendesk.client.secret")));
    assertNotNull(failure.code());
  }

  static Stream<Arguments> failures() {
    String page = "{\"users\":[{\"id\":\"" + CANARY + "\",\"name\":\"" + CANARY + "\"";
    ObjectNode error = object().put("error", CANARY + " @ " + CANARY).put("description", CANARY);
    ObjectNode nested = object();
    nested.putObject("error").put("title", CANARY + " 1").put("message", CANARY);
    return Stream.of(
        Arguments.of("a cut-off page", EXPORT, respond(Response.text(200, page))),
        Arguments.of("an HTML page", EXPORT, respond(Response.html(200, "<p>" + CANARY))),
        Arguments.of("rows that are no list", EXPORT, json(200, object().put("users", CANARY))),
        Arguments.of(
            "an answer without end", EXPORT, respond(Response.text(200, CANARY.repeat(2_000)))),
        Arguments.of("a refusal", EXPORT, json(400, error)),
        Arguments.of("a refused cursor", EXPORT, json(422, error)),
        Arguments.of("a refused token", EXPORT, json(401, error)),
        Arguments.of("a forbidden export", EXPORT, json(403, nested)),
        Arguments.of("a missing export", EXPORT, json(404, error)),
        Arguments.of("a limit", EXPORT, respond(Response.text(429, CANARY))),
        Arguments.of("a failing server", EXPORT, json(500, error)),
        Arguments.of("an error page", EXPORT, respond(Response.html(503, "<p>" + CANARY))),
        Arguments.of(
            "a redirect",
            EXPORT,
            respond(Response.text(302, "").withHeader("Location", "https://x/?q=" + CANARY))),
        Arguments.of("a hanging request", EXPORT, new Fault.Hang()),
        Arguments.of("a dropped request", EXPORT, new Fault.Drop()),
        Arguments.of("a truncated answer", EXPORT, new Fault.Truncate()),
        Arguments.of("a refused secret", TOKENS, json(401, error)),
        Arguments.of("a refused grant", TOKENS, json(400, error)),
        Arguments.of("a token limit", TOKENS, json(429, error)),
        Arguments.of("a token server's page", TOKENS, respond(Response.html(200, CANARY))),
        Arguments.of("no token", TOKENS, json(200, object().put("token", CANARY))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fatalFailures")
  @DisplayName("X-04 a failed task's message quotes no value")
  void x04AFailedTaskQuotesNoValue(String what, Fault.Effect effect) {
    account.zendesk.server().faults().add(Fault.onPath(EXPORT, 5, effect));
    Map<String, String> settings = account.settings();
    settings.put("zendesk.objects", "users");
    run.start(settings);

    ConnectException failure = assertThrows(ConnectException.class, () -> run.take(1));

    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    assertFalse(trace.toString().contains(CANARY), trace::toString);
  }

  static Stream<Arguments> fatalFailures() {
    ObjectNode error = object().put("error", CANARY + " 1").put("description", CANARY);
    return Stream.of(
        Arguments.of("a refused cursor", json(422, error)),
        Arguments.of("a refused token", json(401, error)),
        Arguments.of("a missing export", json(404, error)));
  }

  private static Fault.Effect json(int status, JsonNode body) {
    return respond(Response.json(status, body));
  }

  private static Fault.Effect respond(Response response) {
    return new Fault.Respond(response);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
