package io.selfsame.identity;

import static io.selfsame.identity.Records.record;
import static io.selfsame.identity.Records.struct;
import static io.selfsame.identity.Records.transformation;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No value of a record may reach a message, whichever way the record is broken. */
class CanaryTest {
  private static final String CANARY = "canary7";

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenRecords")
  void noMessageQuotesAValue(String what, SinkRecord record, String named) {
    DataException problem =
        assertThrows(DataException.class, () -> transformation(Map.of()).apply(record));

    StringWriter trace = new StringWriter();
    problem.printStackTrace(new PrintWriter(trace, true));
    assertFalse(trace.toString().contains(CANARY), trace::toString);
    assertTrue(problem.getMessage().contains(named), problem::getMessage);
  }

  static Stream<Arguments> brokenRecords() {
    return Stream.of(
        Arguments.of("a bare string", record(Schema.STRING_SCHEMA, CANARY), "String"),
        Arguments.of(
            "broken JSON text", ofCustomer("metadata", "{\"a\":\"" + CANARY), "'metadata'"),
        Arguments.of(
            "a list of objects for a text",
            ofMap("email", List.of(Map.of("a", CANARY))),
            "'email'"),
        Arguments.of("an object for a text", ofMap("name", Map.of("a", CANARY)), "'name'"),
        Arguments.of("identities that are no list", ofIdentities(CANARY), "'identities'"),
        Arguments.of(
            "an identity of objects",
            ofIdentities(
                List.of(Map.of("type", "email", "verified", true, "value", Map.of("a", CANARY)))),
            "'value'"),
        Arguments.of("an unknown operation", ofMap("_op", CANARY), "_op"),
        Arguments.of("a text for a time", ofMap("_changed_at", CANARY), "'_changed_at'"),
        Arguments.of("an unknown object", ofMap("_object", CANARY), "'mapping'"),
        Arguments.of("an unknown source", ofMap("_source", CANARY), "'source.kinds'"),
        Arguments.of("no id", ofMap("_id", " "), "'_id'"),
        Arguments.of("aliases that are no JSON", ofAlias(CANARY), "'_aliases'"),
        Arguments.of(
            "aliases that are no list", ofAlias("{\"a\":\"" + CANARY + "\"}"), "'_aliases'"),
        Arguments.of(
            "aliases without parts", ofAlias("[{\"source\":\"" + CANARY + "\"}]"), "'object'"),
        Arguments.of("aliases of texts", ofAlias("[\"" + CANARY + "\"]"), "reference"));
  }

  @Test
  void naughtyValuesInEveryFieldOfAMappedObjectAreNoError() {
    StandardizeIdentity<SinkRecord> transformation = transformation(Map.of());
    for (String naughty :
        List.of("\uD800", "\u0000", "{", "[", "NaN", "\u202E", "a".repeat(100_000))) {
      Map<String, Object> fields = new HashMap<>();
      for (String name :
          List.of(
              "Id",
              "FirstName",
              "LastName",
              "Email",
              "Phone",
              "MailingCountry",
              "Birthdate",
              "HasOptedOutOfEmail")) {
        fields.put(name, naughty);
      }
      SinkRecord after =
          transformation.apply(record(null, Records.map("salesforce", "Contact", "1", fields)));

      assertTrue(((Map<?, ?>) after.value()).containsKey("_identity"));
    }
  }

  private static SinkRecord ofCustomer(String field, String value) {
    Struct struct = struct("stripe", "customers", "cus_1", Map.of("email", CANARY, field, value));
    return record(struct.schema(), struct);
  }

  private static SinkRecord ofMap(String field, Object value) {
    Map<String, Object> map =
        Records.map("stripe", "customers", "cus_1", Map.of("email", CANARY + "@acme.io"));
    map.put(field, value);
    return record(null, map);
  }

  private static SinkRecord ofIdentities(Object identities) {
    Map<String, Object> map = Records.map("zendesk", "users", "1", Map.of("name", CANARY));
    map.put("identities", identities);
    return record(null, map);
  }

  private static SinkRecord ofAlias(String aliases) {
    Map<String, Object> map =
        Records.map("stripe", "customers", "cus_1", Map.of("email", CANARY + "@acme.io"));
    map.put("_op", "alias");
    map.put("_aliases", aliases);
    return record(null, map);
  }
}
