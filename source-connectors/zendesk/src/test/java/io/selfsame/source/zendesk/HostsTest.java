package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where credentials may go. */
class HostsTest {
  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @ParameterizedTest
  @CsvSource({
    "https://example.zendesk.com,false,true",
    "https://example.zendesk.com/,false,true",
    "http://127.0.0.1:8080,false,true",
    "http://127.0.0.1:8080,true,true",
    "https://zendesk.com.evil.example,false,false",
    "https://evilzendesk.com,false,false",
    "https://support.example.com,false,false",
    "https://support.example.com,true,true",
    "http://example.zendesk.com,true,false",
  })
  @DisplayName("ZD-17 another host than Zendesk's needs the explicit flag")
  void zd17AnotherHostNeedsTheFlag(String url, String flag, boolean accepted) {
    Map<String, String> settings = account.settings();
    settings.put("zendesk.base.url", url);
    settings.put("zendesk.allow.other.hosts", flag);

    List<SettingProblem> problems = new PollingConfig(new ZendeskDefinition(), settings).problems();

    assertEquals(accepted, problems.isEmpty());
    problems.forEach(problem -> assertEquals("zendesk.base.url", problem.setting()));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  @DisplayName("ZD-17 a redirect to another host gets no request, so no token")
  void zd17RedirectsAreNotFollowed(int status) throws VendorException {
    try (SimulatorServer elsewhere =
        SimulatorServer.start(
            "elsewhere", 0, account.clock, request -> Response.text(200, "{\"users\":[]}"))) {
      Response away =
          Response.text(status, "").withHeader("Location", elsewhere.baseUri() + "/users");
      account.answer("/api/v2/incremental", away);
      VendorStream stream = account.stream("users");

      VendorException refused =
          assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

      assertEquals(0, elsewhere.requests().total());
      assertEquals("zendesk.base.url", refused.setting().orElseThrow());
      assertFalse(refused.getMessage().contains("127.0.0.1"));
      assertTrue(refused.getMessage().contains("no token is sent"));
    }
  }
}
