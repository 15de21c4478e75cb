package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.SimulatorClock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What config/validate says: the setting, and what to do. */
class ValidationTest {
  private final LoyaltyServer loyalty = new LoyaltyServer(SimulatorClock.ticking());
  private final Map<String, String> settings = new HashMap<>();

  ValidationTest() {
    settings.put("name", "loyalty");
    settings.put("connector.class", RestSourceConnector.class.getName());
    settings.put("topic.prefix", "loyalty.");
    settings.put("rest.manifest", Page.manifest());
    settings.put("rest.base.url", loyalty.url());
    settings.put("rest.secret.api_key", LoyaltyServer.KEY);
  }

  @AfterEach
  void close() {
    loyalty.close();
  }

  @Test
  void thePagesConnectorIsAccepted() {
    loyalty.put("m-1", Instant.now(), Json.object());

    assertEquals(Map.of(), errors());
  }

  @Test
  void secretsArePasswordsOfTheirOwn() {
    List<ConfigValue> values = new RestSourceConnector().validate(settings).configValues();

    ConfigValue key =
        values.stream()
            .filter(v -> v.name().equals("rest.secret.api_key"))
            .findFirst()
            .orElseThrow();
    assertFalse(key.toString().contains(LoyaltyServer.KEY));
    ConfigDef.ConfigKey declared =
        new RestDefinition().of(settings).settings().configKeys().get("rest.secret.api_key");
    assertEquals(ConfigDef.Type.PASSWORD, declared.type);
  }

  @Test
  void aMistakeInTheManifestIsToldByLineAndColumn() {
    settings.put("rest.manifest", Page.manifest().replace("pagination:", "pagintion:"));

    assertTrue(
        errors()
            .get("rest.manifest")
            .matches(
                "'rest.manifest' cannot be used: line \\d+, column 5 \\(streams.members.pagintion\\):"
                    + " unknown key; allowed are .*"));
  }

  @Test
  void aManifestThatIsNowhereIsToldWithTheChoices() {
    settings.put("rest.manifest", "hubspott");

    assertTrue(errors().get("rest.manifest").contains("expected one of hubspot"));
  }

  @Test
  void aMissingSecretIsNamed() {
    settings.remove("rest.secret.api_key");

    assertEquals(
        "'rest.secret.api_key' is needed to authorize requests.",
        errors().get("rest.secret.api_key"));
  }

  @Test
  void aRefusedSecretIsNamed() {
    settings.put("rest.secret.api_key", "wrong");

    assertTrue(errors().get("rest.secret.api_key").startsWith("HTTP_401"));
  }

  @Test
  void aHostWhereNobodyAnswersIsNamed() {
    settings.put("rest.base.url", "http://127.0.0.1:9");

    assertTrue(errors().get("rest.base.url").contains("Check the host"));
  }

  @Test
  void plainHttpElsewhereIsRefused() {
    settings.put("rest.base.url", "http://api.loyalty.example");

    assertTrue(errors().get("rest.base.url").contains("plain http"));
  }

  @Test
  void aForbiddenStreamIsNamed() {
    settings.put("rest.manifest", Page.manifest().replace("/v1/members", "/v1/others"));

    String error = errors().get("rest.streams");
    assertTrue(error.contains("the stream 'members' may not be read"), error);
  }

  @Test
  void anUnknownStreamIsToldWithTheChoices() {
    settings.put("rest.streams", "nonsense");

    assertTrue(errors().get("rest.streams").contains("Choose from members."));
  }

  @Test
  void aSettingOfTheManifestIsCheckedByItsKind() {
    settings.put("rest.manifest", "hubspot");
    settings.put("rest.secret.access_token", "x");
    settings.put("rest.setting.time_zone", "Mars/Base");

    assertTrue(errors().get("rest.setting.time_zone").contains("a time zone such as UTC"));
  }

  @Test
  void aConditionOfTheVendorsPlanIsToldInTheManifestsWords() {
    try (Scripted server =
        new Scripted(
            request -> {
              var body = Json.object();
              body.putObject("error").put("code", "plan");
              return Response.json(403, body);
            })) {
      settings.put("rest.base.url", server.server.baseUri().toString());

      Map<String, String> errors = errors();
      assertEquals(List.of("rest.streams"), List.copyOf(errors.keySet()));
      assertTrue(
          errors.get("rest.streams").contains("The account's plan does not include the API"));
    }
  }

  private Map<String, String> errors() {
    Map<String, String> errors = new TreeMap<>();
    new RestSourceConnector()
        .validate(settings).configValues().stream()
            .filter(value -> !value.errorMessages().isEmpty())
            .forEach(value -> errors.put(value.name(), String.join(" ", value.errorMessages())));
    return errors;
  }
}
