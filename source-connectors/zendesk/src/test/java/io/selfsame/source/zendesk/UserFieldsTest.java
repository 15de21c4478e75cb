package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The shapes of users: fields that come, go, change type, and values that are sometimes null. */
class UserFieldsTest {
  private static final Set<String> BREAKING = Set.of("type_incompatible", "field_removed");

  private final Account account = new Account();
  private final TaskRun run = new TaskRun(ZendeskSourceTask::new);

  @AfterEach
  void close() {
    run.close();
    account.close();
  }

  @Test
  @DisplayName("ZD-13 a photo or a role that comes and goes is no breaking drift")
  void zd13NullAndObjectAlternateWithoutAlarm() {
    ObjectNode photo = object().put("id", 928374).put("content_type", "image/png");
    start();
    user(object().putNull("photo").putNull("custom_role_id"));
    user(object().put("custom_role_id", 9373643).set("photo", photo));
    user(object().putNull("photo").putNull("custom_role_id"));
    Struct last = user(object().put("custom_role_id", 1).set("photo", photo));

    assertTrue(last.getString("photo").contains("928374"));
    assertEquals(1L, last.getInt64("custom_role_id"));
    assertEquals(
        List.of(),
        run.events().stream().filter(event -> BREAKING.contains(event.getString("kind"))).toList());
    assertTrue(
        run.events().stream().allMatch(event -> event.getString("severity").equals("info")),
        "null was never a type");
  }

  @Test
  @DisplayName("ZD-11 a key that comes, goes, changes type or options is drift; values survive")
  void zd11EveryChangeOfADefinitionIsADriftEvent() {
    define("plan", "dropdown", "gold", "silver");
    define("score", "integer");
    start();
    user(values("plan", "gold"));
    define("tier", "text");
    define("plan", "dropdown", "gold", "silver", "bronze");
    define("score", "text");
    Struct row = user(values("tier", "canary"));
    account.zendesk.delete("user_fields", "tier");
    user(object().put("name", "Ada"));

    assertTrue(row.getString("user_fields").contains("\"plan\":\"gold\""), "values survive");
    assertEquals(
        List.of(
            "value_domain_changed user_fields.plan 2 options>3 options warning",
            "type_widened user_fields.score int64>string warning",
            "field_added user_fields.tier null>string info",
            "field_removed user_fields.tier string>null warning"),
        inside());
    assertFalse(run.events().toString().contains("canary"));
  }

  @Test
  @DisplayName("ZD-11 losing or changing the field that consent is read from is critical")
  void zd11DriftOfTheConsentFieldIsCritical() {
    start();
    user(object().put("name", "Ada"));
    define("email_opt_out", "dropdown", "yes", "no");
    user(object().put("name", "Bea"));
    define("email_opt_out", "dropdown", "yes", "no", "maybe");
    user(object().put("name", "Cleo"));
    account.zendesk.delete("user_fields", "email_opt_out");
    Struct without = user(object().put("name", "Dora"));

    assertEquals(
        List.of(
            "type_widened user_fields.email_opt_out boolean>string critical",
            "value_domain_changed user_fields.email_opt_out 2 options>3 options critical",
            "field_removed user_fields.email_opt_out string>null critical"),
        inside());
    assertFalse(without.getString("user_fields").contains("email_opt_out"));
  }

  @Test
  @DisplayName("ZD-11 a change of definitions alone, made while the connector was down, is told")
  void zd11AChangeWithoutAnyRowIsTold() {
    start();
    user(object().put("name", "Ada"));
    run.stop();
    define("tier", "text");
    start();
    Awaitility.await()
        .until(
            () -> {
              run.pollOnce();
              return !inside().isEmpty();
            });

    assertEquals(List.of("field_added user_fields.tier null>string info"), inside());
  }

  @Test
  @DisplayName("ZD-11 a checkbox that is false is told from one that is not there")
  void zd11FalseIsNotMissing() {
    start();
    Struct set = user(object().put("name", "Ada"));
    account.zendesk.delete("user_fields", "email_opt_out");
    Struct missing = user(object().put("name", "Bea"));

    assertEquals("{\"email_opt_out\":false}", set.getString("user_fields"));
    assertEquals("{}", missing.getString("user_fields"));
  }

  @Test
  @DisplayName("ZD-12 a key used again with another type is a change of type, not a rename")
  void zd12AReusedKeyOfAnotherTypeIsAChangeOfType() {
    define("plan", "integer");
    start();
    user(object().put("name", "Ada"));
    account.zendesk.delete("user_fields", "plan");
    user(object().put("name", "Bea"));
    define("plan", "checkbox");
    user(object().put("name", "Cleo"));
    account.zendesk.delete("user_fields", "plan");
    define("plan", "multiselect");
    user(object().put("name", "Dora"));

    assertEquals(
        List.of(
            "field_removed user_fields.plan int64>null warning",
            "field_returned user_fields.plan null>boolean info",
            "type_incompatible user_fields.plan int64>boolean warning",
            "type_widened user_fields.plan boolean>json warning"),
        inside());
  }

  @Test
  @DisplayName("ZD-11 the recorded definitions are read with their types")
  void zd11RecordedDefinitions() throws VendorException {
    account.answer("/api/v2/user_fields.json", Response.json(200, Recorded.body(0)));

    StreamPage page = account.stream("users").read(StreamPosition.start());

    String definitions = page.next().text("definitions").orElseThrow();
    for (String known :
        List.of(
            "\"checkbox_field\":{\"type\":\"boolean\"}",
            "\"date_field\":{\"type\":\"timestamp\"}",
            "\"decimal_field\":{\"type\":\"decimal\"}",
            "\"numeric_field\":{\"type\":\"int64\"}",
            "\"regex_field\":{\"type\":\"string\"}",
            "\"dropdown_field\":{\"type\":\"string\",\"options\":3")) {
      assertTrue(definitions.contains(known), known);
    }
    assertFalse(definitions.contains("banana"), "options are told by number and sum only");
  }

  /** Drift inside user_fields. */
  private List<String> inside() {
    return run.events().stream()
        .filter(event -> event.getString("field").startsWith("user_fields."))
        .map(
            event ->
                event.getString("kind")
                    + " "
                    + event.getString("field")
                    + " "
                    + event.getString("before")
                    + ">"
                    + event.getString("after")
                    + " "
                    + event.getString("severity"))
        .toList();
  }

  private void define(String key, String type, String... options) {
    ObjectNode field = object().put("type", type);
    ArrayNode all = field.putArray("custom_field_options");
    for (String option : options) {
      all.addObject().put("value", option);
    }
    account.clock.advance(Duration.ofSeconds(1));
    account.zendesk.upsert("user_fields", key, field);
  }

  private static ObjectNode values(String key, String value) {
    ObjectNode user = object();
    user.putObject("user_fields").put(key, value);
    return user;
  }

  private void start() {
    Map<String, String> settings = account.settings();
    settings.put("zendesk.objects", "users");
    run.start(settings);
  }

  /** Edits user 7 and returns the record of it. */
  private Struct user(ObjectNode patch) {
    account.zendesk.upsert("users", "7", patch);
    account.letTimePass();
    List<SourceRecord> records = run.take(1);
    return (Struct) records.get(0).value();
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
