package io.selfsame.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardizeIdentityConfigTest {
  @TempDir Path folder;

  @Test
  void everySettingIsFullyDescribed() {
    Set<String> orders = new HashSet<>();
    for (ConfigDef.ConfigKey key : StandardizeIdentity.CONFIG_DEF.configKeys().values()) {
      assertNotNull(key.group, key.name);
      assertNotNull(key.displayName, key.name);
      assertNotNull(key.validator, key.name);
      assertTrue(key.documentation.endsWith("."), key.name);
      assertTrue(orders.add(key.group + key.orderInGroup), key.name);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "mapping;{\"salesforce\":;not valid JSON at line 1",
        "mapping;[];must be a JSON object",
        "mapping;{\"a\":1};at a: must be a JSON object",
        "mapping;{\"a\":{\"b\":{\"colour\":1}}};at a.b.colour: unknown; use attributes",
        "mapping;{\"a\":{\"b\":{\"entity\":\"pet\"}}};at a.b: entity must be person",
        "mapping;{\"a\":{\"b\":{\"attributes\":{\"colour\":\"C\"}}}};at a.b.attributes.colour: unknown attribute",
        "mapping;{\"a\":{\"b\":{\"attributes\":{\"email\":[\"x..y\"]}}}};at a.b.attributes.email[0]: a field path",
        "mapping;{\"a\":{\"b\":{\"keys\":{\"C\":{\"type\":\"t\",\"pattern\":\"(\"}}}}};at a.b.keys.C: pattern",
        "mapping;{\"a\":{\"b\":{\"keys\":{\"C\":{\"form\":\"email\"}}}}};at a.b.keys.C: a key needs a type",
        "mapping;{\"a\":{\"b\":{\"consents\":{\"p\":{\"C\":{}}}}}};at a.b.consents.p.C: literals",
        "mapping;{\"a\":{\"b\":{\"consents\":{\"p\":{\"C\":{\"literals\":{\"x\":\"YES\"}}}}}}};at a.b.consents.p.C.literals.x: must be DENIED",
        "mapping;{\"a\":{\"b\":{\"use_when\":{\"d\":{\"C\":\"1\"}}}}};at a.b.use_when.d: name an object",
        "mapping;{\"a\":{},\"a\":{}};not valid JSON",
        "mapping.file;no-such-file.json;no such file on this worker",
        "source.kinds;salesforce;name:kind",
        "default.region;Germany;country code",
        "placeholders;colour:red;placeholder 1",
        "date.order;whatever;REGION",
        "record.operations;d;value:operation",
        "record.operations;d:alias;value:operation",
        "placeholders.file;no-such-file.txt;no such file",
        "record.id.field;a..b;a field path",
        "record.id.field;'';a field path",
        "consent.unknown.literal;granted;DENIED, UNKNOWN",
        "schema.cache.size;0;at least 1"
      })
  void anUnusableSettingIsReportedWhereItIsWrong(String setting, String value, String message) {
    List<String> problems = problems(Map.of(setting, value)).get(setting);

    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains(message), problems.get(0));
    assertTrue(problems.get(0).contains(setting), problems.get(0));
  }

  @Test
  void theDefaultsAreValid() {
    problems(Map.of()).forEach((setting, problems) -> assertEquals(List.of(), problems, setting));
  }

  @Test
  void aMappingFileAndAPlaceholdersFileAreRead() throws IOException {
    Path mapping = folder.resolve("mapping.json");
    Files.writeString(
        mapping,
        "{\"stripe\":{\"customers\":{\"keys\":{\"email\":null,\"memo\":\"external_id\"}}}}");
    Path placeholders = folder.resolve("placeholders.txt");
    Files.writeString(placeholders, "# ours\nid:walk-in\n\n");
    Map<String, String> settings =
        Map.of("mapping.file", mapping.toString(), "placeholders.file", placeholders.toString());
    assertFalse(problems(settings).values().stream().anyMatch(found -> !found.isEmpty()));

    assertEquals(
        List.of("external_id=m-1", "stripe_customer=cus_1"),
        Records.keys(Records.envelope(customer("m-1"), settings)));
    assertEquals(
        List.of("stripe_customer=cus_1"),
        Records.keys(Records.envelope(customer("Walk-In"), settings)));
  }

  @Test
  void theInlineMappingIsMergedOverTheFile() throws IOException {
    Path mapping = folder.resolve("mapping.json");
    Files.writeString(
        mapping, "{\"stripe\":{\"customers\":{\"keys\":{\"memo\":\"external_id\"}}}}");

    assertEquals(
        List.of("email=jane.roe@acme.io", "member=m-1", "stripe_customer=cus_1"),
        Records.keys(
            Records.envelope(
                customer("m-1"),
                Map.of(
                    "mapping.file",
                    mapping.toString(),
                    "mapping",
                    "{\"stripe\":{\"customers\":{\"keys\":{\"memo\":\"member\"}}}}"))));
  }

  private static Struct customer(String memo) {
    return Records.struct(
        "stripe",
        "customers",
        "cus_1",
        Map.of("id", "cus_1", "email", "jane.roe@acme.io", "memo", memo));
  }

  private static Map<String, List<String>> problems(Map<String, String> settings) {
    return StandardizeIdentity.CONFIG_DEF.validate(settings).stream()
        .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
  }
}
