package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.contract.CapturedLog;
import io.selfsame.source.polling.contract.TaskRun;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What rows of any shape become, through the whole task. */
class PayloadCasesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CANARY = "canary-7c2f";

  private final Account account = new Account();
  private final TaskRun run = new TaskRun(StripeSourceTask::new);

  @AfterEach
  void close() {
    run.close();
    account.close();
  }

  @Test
  void st01NoFieldOfAnyRecordedShapeIsLostThroughSnapshotAndEvents() throws Exception {
    List<ObjectNode> versions = recorded();
    assertEquals(27, versions.size());
    account.stripe.replace("customers", "cus_replayed", versions.get(0));
    run.start(account.with("stripe.objects", "customers"));

    assertHolds(versions.get(0), value(run.take(1).get(0)));
    for (ObjectNode version : versions.subList(1, versions.size())) {
      account.clock.advance(Duration.ofSeconds(1));
      account.stripe.replace("customers", "cus_replayed", version);
      assertHolds(version, value(run.take(1).get(0)));
    }
  }

  @Test
  void st01NoFieldIsLostWhenAllShapesAreOnOnePage() throws Exception {
    List<ObjectNode> versions = recorded();
    for (int i = 0; i < versions.size(); i++) {
      account.stripe.replace("customers", "cus_" + i, versions.get(i));
    }
    Map<String, String> settings = account.with("stripe.objects", "customers");
    settings.put("batch.max.rows", "100");
    run.start(settings);

    for (SourceRecord record : run.take(versions.size())) {
      int version = Integer.parseInt(value(record).getString("_id").substring(4));
      assertHolds(versions.get(version), value(record));
    }
  }

  @Test
  void st02ANameThatComesAndGoesAHundredTimesIsNoDrift() throws Exception {
    charge("Ada");
    run.start(account.with("stripe.objects", "charges"));
    List<SourceRecord> records = new ArrayList<>(run.take(1));
    int driftBefore = run.drift().size();
    for (int i = 1; i <= 100; i++) {
      account.clock.advance(Duration.ofSeconds(1));
      charge(i % 2 == 0 ? "Ada" : null);
      records.addAll(run.take(1));
    }

    assertEquals(101, records.size());
    assertEquals(driftBefore, run.drift().size(), "no drift event");
    assertEquals(
        1,
        records.stream()
            .map(record -> value(record).getInt32("_schema_version"))
            .distinct()
            .count());
  }

  @Test
  void st03RowsOfImpossibleTypesLeaveTheirNeighboursAloneAndNoValueIsSaid() throws Exception {
    account.add(4);
    ObjectNode broken = recorded().get(26).deepCopy();
    broken.put("created", CANARY + "-2024-01-01").put("address", CANARY + " Street");
    broken.set("email", Json.object().put("nested", CANARY + "@example.org"));
    account.clock.advance(Duration.ofSeconds(1));
    account.stripe.replace("customers", "cus_broken", broken);
    try (CapturedLog log = new CapturedLog()) {
      run.start(account.with("stripe.objects", "customers"));
      List<SourceRecord> records = run.take(5);

      Set<String> ids =
          records.stream().map(r -> value(r).getString("_id")).collect(Collectors.toSet());
      assertEquals(Set.of("cus_0", "cus_1", "cus_2", "cus_3", "cus_broken"), ids);
      records.stream()
          .map(PayloadCasesTest::value)
          .filter(row -> row.getString("_id").equals("cus_broken"))
          .forEach(row -> assertHolds(broken, row));
      assertFalse(log.text().contains(CANARY));
    }
  }

  @Test
  void st03NoFailureSaysAnythingOfABody() throws Exception {
    account.stripe.load(Account.PEOPLE);
    JsonNode error =
        Json.parseObject(
            "{\"error\":{\"type\":\"%1$s\",\"code\":\"%1$s X\",\"message\":\"%1$s\",\"param\":\"%1$s\"}}"
                .formatted(CANARY));
    for (int status : new int[] {400, 402, 404, 409, 429, 500, 502, 503, 504}) {
      account.fail(1, new Fault.Respond(Response.json(status, error)));
      assertSilent();
    }
    for (String body :
        List.of(
            "{\"data\":\"" + CANARY + "\"}",
            "{\"data\":[{\"name\":\"" + CANARY + "\"",
            "<html>" + CANARY + "</html>",
            "\"" + CANARY + "\"",
            "[\"" + CANARY + "\"]",
            "")) {
      account.fail(1, new Fault.Respond(Response.text(200, body)));
      assertSilent();
    }
  }

  @Test
  void st03AFailureAboutARowDoesNotNameItsId() throws Exception {
    account.add(1);
    account.stripe.server().faults().add(Fault.onPath("/v1/customers/", 3, new Fault.Drop()));
    try (CapturedLog log = new CapturedLog()) {
      run.start(account.with("stripe.objects", "customers"));
      run.take(1);
      account.edit("customers", "cus_0", "name", "Changed");

      assertEquals(1, run.take(1).size());
      assertTrue(log.text().contains("/v1/customers/{id}"), "it failed in between");
      assertFalse(log.text().contains("cus_0"));
    }
  }

  @Test
  void st17MetadataOfAnyKeysStaysOneField() throws Exception {
    account.add(1);
    run.start(account.with("stripe.objects", "customers"));
    Set<String> before = names(value(run.take(1).get(0)));
    ObjectNode metadata = Json.object();
    metadata.put("dotted.key.name", "1").put("__proto__", "2").put("ключ", "3");
    metadata.put("k".repeat(40), "4").put("marketing opt-in?", "true").put("$ref/~1", "6");
    account.clock.advance(Duration.ofSeconds(1));
    account.stripe.upsert("customers", "cus_0", Json.object().set("metadata", metadata));

    List<SourceRecord> changed = new ArrayList<>();
    Awaitility.await()
        .until(
            () -> {
              changed.addAll(run.poll());
              return changed.stream().anyMatch(record -> isAbout("cus_0", "dotted", record));
            });

    Struct row = value(changed.get(changed.size() - 1));
    assertEquals(before, names(row), "no new column");
    assertEquals(metadata, JSON.readTree(row.getString("metadata")));
  }

  private static boolean isAbout(String id, String text, SourceRecord record) {
    return value(record).getString("_id").equals(id)
        && value(record).getString("metadata").contains(text);
  }

  /** The failure names neither the canary nor has a cause that could. */
  private void assertSilent() throws Exception {
    try (CapturedLog log = new CapturedLog()) {
      VendorException failure =
          assertThrows(
              VendorException.class,
              () -> account.stream("customers").read(StreamPosition.start()));
      assertFalse(failure.toString().contains(CANARY), failure.kind().toString());
      assertFalse(log.text().contains(CANARY));
      assertTrue(failure.getCause() == null && failure.getSuppressed().length == 0);
    }
  }

  private void charge(String name) {
    ObjectNode charge = Json.object();
    ObjectNode billing = charge.putObject("billing_details");
    if (name == null) {
      billing.putNull("name");
    } else {
      billing.put("name", name);
    }
    account.stripe.upsert("charges", "ch_1", charge);
  }

  /** Every leaf of the payload, at its path, with its value. */
  private static void assertHolds(ObjectNode payload, Struct row) {
    payload
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("id")) {
                assertHolds(field.getKey(), field.getValue(), row);
              }
            });
  }

  private static void assertHolds(String name, JsonNode expected, Struct row) {
    Field field = row.schema().field(name);
    if (expected.isNull()) {
      // Null tells nothing: a field has no column before its first value.
      assertTrue(field == null || row.get(field) == null, name);
      return;
    }
    assertTrue(field != null, "a column for " + name);
    Object value = row.get(field);
    assertTrue(value != null, name);
    JsonNode held = "io.selfsame.Json".equals(field.schema().name()) ? parsed(value) : null;
    if (held != null) {
      assertEquals(expected, held, name);
    } else {
      String text = expected.isValueNode() ? expected.asText() : expected.toString();
      assertEquals(text, value.toString(), name);
      assertTrue(field.schema().type() != Schema.Type.STRUCT, name);
    }
  }

  private static JsonNode parsed(Object value) {
    try {
      return JSON.readTree(value.toString());
    } catch (IOException e) {
      throw new AssertionError("a JSON field that is no JSON", e);
    }
  }

  private static Set<String> names(Struct row) {
    return row.schema().fields().stream()
        .map(Field::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Struct value(SourceRecord record) {
    return (Struct) record.value();
  }

  private static List<ObjectNode> recorded() throws IOException {
    List<ObjectNode> versions = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                PayloadCasesTest.class.getResourceAsStream(
                    "/recorded/stripe/customer.versions.jsonl"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        versions.add((ObjectNode) JSON.readTree(line).path("payload"));
      }
    }
    return versions;
  }
}
