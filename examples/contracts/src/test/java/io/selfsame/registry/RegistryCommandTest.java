package io.selfsame.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the command does without a real registry: arguments, credentials, answers that are none. */
class RegistryCommandTest {
  private static final String PASSWORD = "canary-4711";

  private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private int status = 200;
  private String body = "";

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/elsewhere");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void wrongUsageIsSaidWithTheUsage() {
    for (String[] wrong :
        List.of(
            new String[] {},
            new String[] {"delete", "--registry", url()},
            new String[] {"check"},
            new String[] {"check", "--registry", "file:///etc/passwd"},
            new String[] {"check", "--registry", "not a url"},
            new String[] {"check", "--registry", url(), "--password", PASSWORD},
            new String[] {"check", "--registry"},
            new String[] {"check", "--registry", url(), "--format", "xml"},
            new String[] {"check", "--registry", "http://user:" + PASSWORD + "@localhost"},
            new String[] {"check", "--registry", url(), "--user", "u"})) {
      CommandRun run = CommandRun.of(wrong);

      assertEquals(RegistryCommand.USAGE_ERROR, run.code(), run.err());
      assertTrue(run.err().contains("usage:"));
      assertFalse(run.err().contains(PASSWORD), run.err());
    }
    assertEquals(List.of(), authorizations, "nothing was asked");
  }

  @Test
  void thePasswordComesFromTheEnvironmentAndIsNeverSaid() {
    status = 401;
    body = "{\"message\":\"" + PASSWORD + "\"}";

    CommandRun run = withUser("check");

    assertEquals(RegistryCommand.REGISTRY_ERROR, run.code());
    String pair =
        Base64.getEncoder().encodeToString(("me:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of("Basic " + pair), authorizations);
    assertTrue(run.err().contains("401") && run.err().contains("SELFSAME_REGISTRY_PASSWORD"));
    assertFalse((run.out() + run.err()).contains(PASSWORD));
  }

  @Test
  void aRedirectIsNotFollowedWithCredentials() {
    status = 302;

    CommandRun run = withUser("check");

    assertEquals(RegistryCommand.REGISTRY_ERROR, run.code());
    assertEquals(1, authorizations.size());
  }

  @Test
  void anAnswerThatIsNoJsonIsARegistryError() {
    body = "<html>" + PASSWORD + "</html>";

    CommandRun run = CommandRun.of("register", "--registry", url());

    assertEquals(RegistryCommand.REGISTRY_ERROR, run.code());
    assertFalse(run.err().contains(PASSWORD));
  }

  @Test
  void aRegistryThatCannotBeReachedIsARegistryError() {
    server.stop(0);

    CommandRun run = CommandRun.of("check", "--registry", url());

    assertEquals(RegistryCommand.REGISTRY_ERROR, run.code());
    assertTrue(run.err().contains("--registry"), run.err());
  }

  private CommandRun withUser(String action) {
    return CommandRun.of(
        Map.of("SELFSAME_REGISTRY_PASSWORD", PASSWORD),
        action,
        "--registry",
        url(),
        "--user",
        "me");
  }

  private String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }
}
