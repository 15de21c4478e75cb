package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of critical fields against the mapping that is shipped with StandardizeIdentity. */
class CriticalFieldsTest {
  private static final String MAPPING =
      "smt-identity/src/main/resources/io/selfsame/identity/mapping/salesforce.json";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Contact",
        "Lead",
        "Account",
        "Individual",
        "ContactPointTypeConsent",
        "ContactPointConsent",
        "ContactPointEmail",
        "ContactPointPhone"
      })
  void keysAndConsentsOfTheBuiltInMappingAreCritical(String object) throws IOException {
    Path file = Path.of(System.getProperty("repository.root"), MAPPING);
    JsonNode objects = new ObjectMapper().readTree(Files.readString(file)).path("salesforce");
    Set<String> fields = new TreeSet<>();
    collect(objects, object, fields);
    if (object.equals("Individual")) {
      fields.add("ShouldForget");
    }

    assertEquals(fields, new TreeSet<>(new SalesforceDefinition().criticalFields(object)));
  }

  private static void collect(JsonNode objects, String object, Set<String> fields) {
    JsonNode mapping = objects.path(object);
    mapping.path("keys").fieldNames().forEachRemaining(fields::add);
    mapping.path("consents").forEach(purpose -> purpose.fieldNames().forEachRemaining(fields::add));
    mapping
        .path("use_when")
        .properties()
        .forEach(
            use -> {
              use.getValue().fieldNames().forEachRemaining(fields::add);
              collect(objects, use.getKey(), fields);
            });
  }
}
