package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeSourceConnectorTest {
  private final Account account = new Account();
  private final StripeSourceConnector connector = new StripeSourceConnector();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void workingSettingsAreValid() {
    assertEquals(Map.of(), errors(account.settings()));
  }

  @Test
  void aWrongKeyIsReportedOnItsSetting() {
    Map<String, List<String>> errors = errors(with("stripe.api.key", "sk_test_wrong"));

    assertEquals(Set.of("stripe.api.key"), errors.keySet());
    assertTrue(errors.get("stripe.api.key").get(0).contains("valid secret or restricted key"));
  }

  @Test
  void aKeyThatMayNotReadAnObjectIsReportedOnItsSetting() {
    account.stripe.restrict("rk_test_some", Set.of("customers", "events"));

    assertEquals(Set.of("stripe.objects"), errors(with("stripe.api.key", "rk_test_some")).keySet());
  }

  @Test
  void anObjectStripeHasNoListOfIsReported() {
    Map<String, List<String>> errors = errors(with("stripe.objects", "customers,custommers"));

    assertEquals(Set.of("stripe.objects"), errors.keySet());
    assertTrue(errors.get("stripe.objects").get(0).contains("checkout/sessions"));
  }

  @Test
  void whatIsNoPathIsReportedWithoutAVisit() {
    Map<String, List<String>> errors = errors(with("stripe.objects", "customers?limit=1"));

    assertEquals(Set.of("stripe.objects"), errors.keySet());
    assertEquals(0, account.stripe.server().requests().total(), "no visit when settings are bad");
  }

  @Test
  void aModeThatIsNotTheKeysIsReportedOnBoth() {
    assertEquals(
        Set.of("stripe.livemode", "stripe.api.key"),
        errors(with("stripe.livemode", "true")).keySet());
  }

  @Test
  void accountsAndDaysThatCannotBeAreReported() {
    assertEquals(Set.of("stripe.accounts"), errors(with("stripe.accounts", "self,cus_1")).keySet());
    assertEquals(
        Set.of("stripe.objects"), errors(with("stripe.objects", "customers@cus_1")).keySet());
    assertEquals(
        Set.of("stripe.snapshot.split.days"),
        errors(with("stripe.snapshot.split.days", "2025-01-01,2024-01-01")).keySet());
  }

  @Test
  void anAccountThatIsNotConnectedIsReported() {
    account.stripe.connect("acct_1");

    assertEquals(Map.of(), errors(with("stripe.accounts", "self,acct_1")));
    assertEquals(Set.of("stripe.objects"), errors(with("stripe.accounts", "acct_2")).keySet());
  }

  @Test
  void anObjectNamedTwiceIsReported() {
    assertEquals(
        Set.of("stripe.objects"), errors(with("stripe.objects", "invoices,invoices")).keySet());
  }

  @Test
  void anUnreachableHostIsReportedOnTheBaseUrl() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertEquals(
        Set.of("stripe.api.base"),
        errors(with("stripe.api.base", "http://127.0.0.1:" + free)).keySet());
  }

  @Test
  void plainHttpOffLoopbackIsRefusedWithoutAConnection() {
    Map<String, List<String>> errors = errors(with("stripe.api.base", "http://stripe.example"));

    assertEquals(Set.of("stripe.api.base"), errors.keySet());
  }

  @Test
  void anUnresolvedReferenceIsReportedWithoutAConnection() {
    Map<String, List<String>> errors = errors(with("stripe.api.key", "${file:/secrets:key}"));

    assertEquals(Set.of("stripe.api.key"), errors.keySet());
    assertTrue(errors.get("stripe.api.key").get(0).contains("not resolved"));
    assertEquals(0, account.stripe.server().requests().total());
  }

  @Test
  void aMisspeltSettingIsReportedOnTheOneThatWasMeant() {
    Map<String, List<String>> errors = errors(with("stripe.object", "customers"));

    assertTrue(errors.get("stripe.objects").get(0).contains("did you mean 'stripe.objects'"));
  }

  @Test
  void aBusyVendorIsNoReasonToRefuseAConnector() {
    account.fail(1, new Fault.Respond(Response.text(429, "slow down")));

    assertEquals(Map.of(), errors(account.settings()));
  }

  @Test
  void itIsFoundAsAServiceAndKnowsItsVersion() {
    assertTrue(
        ServiceLoader.load(SourceConnector.class).stream()
            .anyMatch(provider -> provider.type().equals(StripeSourceConnector.class)));
    assertFalse(connector.version().contains("$"));
  }

  private Map<String, String> with(String setting, String value) {
    Map<String, String> settings = account.settings();
    if (setting.equals("stripe.object")) {
      settings.remove("stripe.objects");
    }
    settings.put(setting, value);
    return settings;
  }

  private Map<String, List<String>> errors(Map<String, String> settings) {
    return connector.validate(settings).configValues().stream()
        .filter(value -> !value.errorMessages().isEmpty())
        .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }
}
