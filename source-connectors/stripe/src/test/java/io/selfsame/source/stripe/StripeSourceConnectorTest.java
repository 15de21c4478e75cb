package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.contract.TaskRun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.ConnectorContext;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceConnector;
import org.awaitility.Awaitility;
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
  void st16StreamsOfAccountsAndWindowsAreDealtOutToTasksThatFindThem() {
    account.edit("customers", "cus_1", "name", "Own");
    account.edit("customers", "acct_a:cus_1", "name", "Of A");
    Map<String, String> settings = with("stripe.objects", "customers,customers@acct_a");
    settings.put("stripe.snapshot.split.days", "2025-01-01");
    connector.start(settings);

    List<Map<String, String>> tasks = connector.taskConfigs(3);
    Set<String> ids = new TreeSet<>();
    for (Map<String, String> task : tasks) {
      try (TaskRun run = new TaskRun(StripeSourceTask::new)) {
        run.start(task);
        run.drain().forEach(record -> ids.add(TaskRun.id(record)));
      }
    }

    assertEquals(3, tasks.size(), "four streams in three tasks");
    assertEquals(Set.of("acct_a/cus_1", "cus_1"), ids);
  }

  @Test
  void st16AnAccountConnectedWhileRunningAsksForNewTasks() {
    account.edit("customers", "acct_a:cus_1", "name", "Of A");
    AtomicInteger asked = new AtomicInteger();
    connector.initialize(context(asked::incrementAndGet));
    Map<String, String> settings = with("stripe.objects", "customers@*");
    settings.put("discovery.interval.ms", "1000");
    connector.start(settings);
    List<Map<String, String>> before = connector.taskConfigs(5);

    account.edit("customers", "acct_b:cus_1", "name", "Of B");
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> asked.get() > 0);
    List<Map<String, String>> after = connector.taskConfigs(5);
    connector.stop();

    assertEquals(1, before.size());
    assertEquals(
        List.of("customers@acct_a", "customers@acct_b"),
        after.stream().map(task -> task.get("stripe.objects")).toList());
  }

  @Test
  void editedOffsetsAreReadBeforeTheyAreTaken() {
    Map<String, String> partition = Map.of("source", "stripe", "object", "customers");
    Map<String, Object> good =
        Map.of("version", 1L, "position.snapshot.complete", true, "position.events.newest", 1L);
    Map<String, Object> bad =
        Map.of("version", 1L, "position.events.since", 1L, "position.events.seen", "nonsense");

    assertTrue(connector.alterOffsets(account.settings(), Map.of(partition, good)));
    assertThrows(
        ConnectException.class,
        () -> connector.alterOffsets(account.settings(), Map.of(partition, bad)));
  }

  private static ConnectorContext context(Runnable reconfiguration) {
    return new ConnectorContext() {
      @Override
      public void requestTaskReconfiguration() {
        reconfiguration.run();
      }

      @Override
      public void raiseError(Exception e) {
        throw new AssertionError(e);
      }
    };
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
