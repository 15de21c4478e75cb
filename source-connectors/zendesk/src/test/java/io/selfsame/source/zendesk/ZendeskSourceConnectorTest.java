package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZendeskSourceConnectorTest {
  private final Account account = new Account();
  private final ZendeskSourceConnector connector = new ZendeskSourceConnector();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void settingsThatWorkAreAccepted() {
    assertEquals(Map.of(), errors(account.settings()));
  }

  @Test
  void aWrongSecretIsReportedOnItsSetting() {
    Map<String, String> settings = account.settings();
    settings.put("zendesk.client.secret", "wrong-canary");

    Map<String, List<String>> errors = errors(settings);

    assertEquals(List.of("zendesk.client.secret"), List.copyOf(errors.keySet()));
    assertTrue(!errors.toString().contains("wrong-canary"));
  }

  @Test
  void anUnknownObjectIsReportedOnItsSetting() {
    Map<String, String> settings = account.settings();
    settings.put("zendesk.objects", "users,macaroons");

    assertEquals(List.of("zendesk.objects"), List.copyOf(errors(settings).keySet()));
  }

  @Test
  void anUnreachableHostIsReportedOnTheBaseUrl() throws IOException {
    int unused;
    try (ServerSocket socket = new ServerSocket(0)) {
      unused = socket.getLocalPort();
    }
    Map<String, String> settings = account.settings();
    settings.put("zendesk.base.url", "http://127.0.0.1:" + unused);

    assertEquals(List.of("zendesk.base.url"), List.copyOf(errors(settings).keySet()));
  }

  @Test
  void plainHttpOffLoopbackIsRefusedWithoutARequest() {
    Map<String, String> settings = account.settings();
    settings.put("zendesk.base.url", "http://zendesk.example.com");

    assertEquals(List.of("zendesk.base.url"), List.copyOf(errors(settings).keySet()));
    assertEquals(0, account.zendesk.server().requests().total());
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "end-user"})
  @DisplayName("ZD-14 a client whose owner is no administrator fails validation, the role named")
  void zd14AClientWhoseOwnerIsNoAdministratorIsReported(String role) {
    account.zendesk.ownClientAs(role);

    Map<String, List<String>> errors = errors(account.settings());

    assertEquals(List.of("zendesk.client.id"), List.copyOf(errors.keySet()));
    assertTrue(errors.toString().contains("administrator"));
    assertEquals(0, account.log("/api/v2/incremental/users/cursor.json").size());
  }

  private Map<String, List<String>> errors(Map<String, String> settings) {
    Map<String, List<String>> errors = new TreeMap<>();
    for (ConfigValue value : connector.validate(settings).configValues()) {
      if (!value.errorMessages().isEmpty()) {
        errors.put(value.name(), value.errorMessages());
      }
    }
    return errors;
  }
}
