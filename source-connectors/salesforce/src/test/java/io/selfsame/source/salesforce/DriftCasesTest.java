package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Request;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Acceptance cases SF-13, SF-14, SF-15: what a running task makes of an administrator's changes.
 * The choice of policies is the polling core's and is tested there; here it is seen that every kind
 * of change of Salesforce's types reaches it and that no task fails of it.
 */
class DriftCasesTest {
  private final Org org = new Org();
  private final TaskRun run = new TaskRun(SalesforceSourceTask::new);
  private final AtomicInteger descriptions = new AtomicInteger();
  private int written;

  @AfterEach
  void close() {
    run.close();
    org.close();
  }

  @Test
  void sf13ANewFieldIsOneSchemaVersionMoreAndCompatible() {
    start();
    Schema before = next(lastName("One")).valueSchema();
    org.admin().addField("Contact", "Tier__c", "string");
    awaitDescription();
    SourceRecord after = next(lastName("Two").put("Tier__c", "gold"));

    assertEquals("gold", ((Struct) after.value()).getString("Tier__c"));
    assertEquals(before.version() + 1, after.valueSchema().version());
    before
        .fields()
        .forEach(
            field ->
                assertEquals(field.schema(), after.valueSchema().field(field.name()).schema()));
    assertTrue(after.valueSchema().field("Tier__c").schema().isOptional(), "BACKWARD");
    assertEquals("field_added", run.drift("field_added", "Tier__c").getString("kind"));
  }

  @Test
  void sf14AConsentFieldThatIsHiddenIsACriticalRemovalToldOnceAndUnknownFromThen() {
    start();
    next(lastName("One").put("HasOptedOutOfEmail", true));
    org.admin().hideField("Contact", "HasOptedOutOfEmail");
    Struct second = (Struct) next(lastName("Two")).value();
    Struct third = (Struct) next(lastName("Three")).value();
    run.drift("field_removed", "HasOptedOutOfEmail");

    assertEquals(null, second.get("HasOptedOutOfEmail"), "unknown: neither true nor false");
    assertEquals(null, third.get("HasOptedOutOfEmail"));
    List<Struct> removals =
        run.drift().stream()
            .filter(event -> event.getString("kind").equals("field_removed"))
            .filter(event -> event.getString("field").equals("HasOptedOutOfEmail"))
            .toList();
    assertEquals(1, removals.size());
    assertEquals("critical", removals.get(0).getString("severity"));
  }

  @ParameterizedTest
  @CsvSource({
    "double,string,12.5,abc,true",
    "string,double,abc,12.5,false",
    "picklist,multipicklist,a,a;b,false",
    "string,textarea,a,a much longer text,false",
    "textarea,string,a much longer text,a,false",
    "date,datetime,2026-01-31,2026-01-31T10:00:00.000Z,true",
    "datetime,date,2026-01-31T10:00:00.000Z,2026-01-31,true",
    "boolean,string,true,maybe,true",
    "int,double,12,12.5,true"
  })
  void sf15AChangeOfAFieldsTypeNeverFailsTheTaskNorLosesTheRow(
      String before, String after, String oldValue, String newValue, boolean told) {
    org.admin().addField("Contact", "Odd__c", before);
    start();
    SourceRecord first = next(odd(oldValue));
    org.admin().retype("Contact", "Odd__c", after);
    awaitDescription();
    SourceRecord second = next(odd(newValue));
    SourceRecord third = next(lastName("Still here"));

    Set<String> ids = new HashSet<>();
    for (SourceRecord record : List.of(first, second, third)) {
      ids.add(((Struct) record.key()).getString("id"));
    }
    assertEquals(3, ids.size());
    assertEquals(told, typeChanged(), "what text can hold stays text and is no news");
    if (!told) {
      assertEquals(newValue, ((Struct) second.value()).getString("Odd__c"));
    }
  }

  private boolean typeChanged() {
    return run.drift().stream()
        .filter(event -> event.getString("field").equals("Odd__c"))
        .anyMatch(event -> event.getString("kind").startsWith("type_"));
  }

  private void start() {
    Map<String, String> settings = org.settings();
    settings.put("salesforce.objects", "Contact");
    settings.put("salesforce.describe.interval.ms", "1000");
    org.salesforce.server().faults().add(new Fault(this::count, 0, 1, new Fault.Drop()));
    run.start(settings);
  }

  /** Matches nothing. */
  private boolean count(Request request) {
    if (request.body().contains("describeSObject")) {
      descriptions.incrementAndGet();
    }
    return false;
  }

  /** Lets time pass until the running task has described the object anew. */
  private void awaitDescription() {
    int before = descriptions.get();
    Awaitility.await()
        .until(
            () -> {
              org.letTimePass();
              run.pollOnce();
              return descriptions.get() > before;
            });
  }

  /** Writes a row and waits for its record. */
  private SourceRecord next(ObjectNode fields) {
    written++;
    org.salesforce.upsert("Contact", Org.id(written), fields);
    org.letTimePass();
    List<SourceRecord> records = run.take(1);
    assertEquals(1, records.size(), "the row came");
    return records.get(0);
  }

  private static ObjectNode lastName(String name) {
    return Org.fields().put("LastName", name);
  }

  private static ObjectNode odd(String value) {
    return lastName("Odd").put("Odd__c", value);
  }
}
