package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceSourceConnectorTest {
  private final Org org = new Org();
  private final SalesforceSourceConnector connector = new SalesforceSourceConnector();
  private final Map<String, String> settings = org.settings();

  @AfterEach
  void close() {
    org.close();
  }

  @Test
  void settingsThatWorkAreAccepted() {
    assertEquals(Map.of(), errors());
  }

  @Test
  void aWrongSecretIsReportedOnItsSettingAndNotRepeated() {
    settings.put("salesforce.client.secret", "wrong-canary");

    Map<String, List<String>> errors = errors();

    assertEquals(List.of("salesforce.client.secret"), List.copyOf(errors.keySet()));
    assertTrue(!errors.toString().contains("wrong-canary"));
  }

  @Test
  void anUnknownClientIsReportedOnItsSetting() {
    settings.put("salesforce.client.id", "nobody");

    assertFaulty("salesforce.client.id");
  }

  @Test
  void anObjectTheOrgDoesNotHaveIsReportedOnTheObjects() {
    settings.put("salesforce.objects", "Contact,Visit__c");

    assertFaulty("salesforce.objects");
  }

  @Test
  void aMalformedObjectNameIsReportedWithoutARequest() {
    settings.put("salesforce.objects", "Contact,Lead WHERE");

    assertFaulty("salesforce.objects");
    assertEquals(0, org.salesforce.server().requests().total());
  }

  @Test
  void anUnreachableHostIsReportedOnTheLoginUrl() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      settings.put("salesforce.login.url", "http://127.0.0.1:" + socket.getLocalPort());
    }

    assertFaulty("salesforce.login.url");
  }

  @Test
  void plainHttpOffLoopbackIsRefusedWithoutARequest() {
    settings.put("salesforce.login.url", "http://example.my.salesforce.com");

    assertFaulty("salesforce.login.url");
    assertEquals(0, org.salesforce.server().requests().total());
  }

  @Test
  void withoutSecretOrKeyBothWaysToLogInAreNamed() {
    settings.remove("salesforce.client.secret");

    Map<String, List<String>> errors = errors();

    assertEquals(
        List.of("salesforce.client.secret", "salesforce.jwt.key"), List.copyOf(errors.keySet()));
    assertTrue(errors.toString().contains("password is being retired"));
  }

  @Test
  void twoWaysToLogInAtOnceAreAContradiction() {
    settings.put("salesforce.username", "integration@example.com");
    settings.put("salesforce.jwt.key", "any");

    assertFaulty("salesforce.client.secret", "salesforce.jwt.key");
  }

  @Test
  void aKeyThatIsNoKeyIsReportedAndNotRepeated() {
    settings.remove("salesforce.client.secret");
    settings.put("salesforce.username", "integration@example.com");
    settings.put("salesforce.jwt.key", "canary-no-key");

    Map<String, List<String>> errors = errors();

    assertEquals(List.of("salesforce.jwt.key"), List.copyOf(errors.keySet()));
    assertTrue(!errors.toString().contains("canary"));
  }

  @Test
  void anApiVersionTheClientCannotReadIsRefused() {
    settings.put("salesforce.api.version", "65.0");

    assertFaulty("salesforce.api.version");
  }

  @Test
  void aMisspeltSettingIsPointedOut() {
    settings.put("salesforce.lagg.ms", "1");

    assertTrue(errors().toString().contains("salesforce.lag.ms"));
  }

  private void assertFaulty(String... names) {
    assertEquals(List.of(names), List.copyOf(errors().keySet()));
  }

  private Map<String, List<String>> errors() {
    Map<String, List<String>> errors = new TreeMap<>();
    for (ConfigValue value : connector.validate(settings).configValues()) {
      if (!value.errorMessages().isEmpty()) {
        errors.put(value.name(), value.errorMessages());
      }
    }
    return errors;
  }
}
