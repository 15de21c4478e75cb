package io.selfsame.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.cluster.Validation;
import io.selfsame.quickstart.landscape.Landscape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a platform engineer is told about a wrong configuration before anything is created. */
class ValidationIT {
  private static final String CANARY = "canary-7f3a";

  private final Stage stage = SharedStage.POSTGRES;

  @Test
  void theExamplesAreValid() {
    for (String connector : List.of("salesforce", "stripe", "zendesk", Landscape.SINK)) {
      Validation validation = validate(connector, Map.of());
      assertTrue(validation.isClean(), connector + ": " + validation.errors());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "salesforce | salesforce.client.secret | canary-7f3a | salesforce.client.secret",
        "salesforce | salesforce.login.url | http://127.0.0.1:9 | salesforce.login.url",
        "salesforce | salesforce.objects | Contact,Nonsense__c | salesforce.objects",
        "salesforce | salesforce.login.url | http://vendor.example | salesforce.login.url",
        "stripe | stripe.api.key | sk_test_canary-7f3a | stripe.api.key",
        "stripe | stripe.api.base | http://127.0.0.1:9 | stripe.api.base",
        "stripe | stripe.objects | customers,nonsense | stripe.objects",
        "zendesk | zendesk.client.secret | canary-7f3a | zendesk.client.secret",
        "zendesk | zendesk.base.url | http://127.0.0.1:9 | zendesk.base.url",
        "zendesk | zendesk.objects | users,nonsense | zendesk.objects",
        "unified-profile | connection.password | canary-7f3a | connection.password",
        "unified-profile | connection.url | jdbc:postgresql://127.0.0.1:9/x | connection.url",
        "unified-profile | connection.url | jdbc:duckdb:/no/such/folder/f.duckdb | connection.url",
        "unified-profile | connection.url | jdbc:duckdb:/proc/f.duckdb | connection.url",
        "unified-profile | connection.url | jdbc:mysql://127.0.0.1/x | connection.url",
        "unified-profile | errors.tolerance | none | errors.tolerance",
        "unified-profile | schema.name | Bad-Name | schema.name",
      })
  void aWrongValueIsBlamedOnItsSettingAndNoSecretIsShown(
      String connector, String setting, String value, String blamed) {
    Validation validation = validate(connector, Map.of(setting, value));
    assertTrue(
        validation.errors().containsKey(blamed), () -> blamed + " not in " + validation.errors());
    String said = String.join(" ", validation.errors().get(blamed));
    assertTrue(said.length() > 20, said);
    assertFalse(validation.toString().contains(CANARY), "the answer shows a secret");
  }

  @Test
  void aMisspeltSettingIsNamedWithTheOneThatWasMeant() {
    Validation validation = validate("stripe", Map.of("batch.max.row", "5"));
    assertTrue(
        validation.errors().values().stream()
            .flatMap(List::stream)
            .anyMatch(
                said -> said.contains("'batch.max.row'") && said.contains("'batch.max.rows'")),
        () -> validation.errors().toString());
  }

  @Test
  void manyMayAskAtOnce() throws Exception {
    ExecutorService askers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Validation>> answers =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      askers.submit(
                          () ->
                              validate(
                                  "stripe", i % 2 == 0 ? Map.of() : Map.of("stripe.objects", "x"))))
              .toList();
      for (int i = 0; i < answers.size(); i++) {
        assertEquals(i % 2 == 0, answers.get(i).get().isClean());
      }
    } finally {
      askers.shutdown();
    }
  }

  private Validation validate(String connector, Map<String, String> settings) {
    Map<String, String> config = stage.landscape().config(connector, settings);
    config.put("name", connector);
    return stage.landscape().connect().validate(config);
  }
}
