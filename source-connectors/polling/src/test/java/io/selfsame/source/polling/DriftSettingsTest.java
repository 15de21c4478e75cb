package io.selfsame.source.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorRow;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What each drift setting makes of a task's records, events and life. */
class DriftSettingsTest {
  private static final String CANARY = "canary-4711";

  private final FakeVendor vendor = new FakeVendor();
  private final Map<String, String> settings =
      new HashMap<>(Map.of("name", "drift", "topic.prefix", "fake.", FakeVendor.OBJECTS, "things"));
  private final List<Struct> events = new ArrayList<>();
  private int rows;

  DriftSettingsTest() {
    vendor.pageRows = 1;
  }

  @Test
  void variantKeepsTheTypeAndPutsTheValueBesideIt() throws Exception {
    settings.put("drift.type.change", "variant");

    List<Struct> values = run("{'age':36}", "{'age':'unknown'}", "{'age':37}");

    assertEquals(36L, values.get(0).get("age"));
    assertNull(values.get(1).get("age"));
    assertEquals("unknown", values.get(1).get("age__string"));
    assertEquals(37L, values.get(2).get("age"));
    assertEquals("values that do not fit go to age__string", event("type_widened").get("action"));
  }

  @Test
  void widenKeepsOneColumnForAllValues() throws Exception {
    settings.put("drift.type.change", "widen");

    List<Struct> values = run("{'age':36}", "{'age':'unknown'}", "{'age':37}");

    assertEquals("unknown", values.get(1).get("age"));
    assertEquals("37", values.get(2).get("age"));
  }

  @Test
  @DisplayName("ST-03 A value that does not fit is quarantined, visible and counted; others pass")
  void st03QuarantineKeepsTheValueVisibleAndCounted() throws Exception {
    settings.put("drift.type.change", "quarantine");
    vendor.pageRows = 4;

    List<Struct> values = run(List.of("{'created':1}"), 4);
    List<Struct> page =
        run(
            List.of(
                "{'created':2,'email':'a'}",
                "{'created':'2024-01-01','email':'b'}",
                "{'created':{'at':'" + CANARY + "'},'email':'c'}",
                "{'created':3,'email':'d'}"),
            4);

    assertNull(values.get(0).get("_quarantined"));
    List<Struct> seen = page.subList(page.size() - 4, page.size());
    assertEquals(2L, seen.get(0).get("created"));
    assertNull(seen.get(1).get("created"));
    assertEquals("{\"created\":\"2024-01-01\"}", seen.get(1).get("_quarantined"));
    assertEquals("{\"created\":{\"at\":\"" + CANARY + "\"}}", seen.get(2).get("_quarantined"));
    assertEquals("d", seen.get(3).get("email"));
    assertNull(seen.get(3).get("_quarantined"));
    assertFalse(events.toString().contains(CANARY));
    assertEquals(2L, quarantined);
  }

  @Test
  void failStopsBeforeTheRecordAndQuotesNoValue() {
    settings.put("drift.type.change", "fail");

    ConnectException failure =
        assertThrows(ConnectException.class, () -> run("{'age':36}", "{'age':'" + CANARY + "'}"));

    assertTrue(failure.getMessage().startsWith("DRIFT_TYPE"), failure.getMessage());
    assertFalse(failure.getMessage().contains(CANARY));
  }

  @Test
  void aliasKeepsTheOldNameFedAndReportDoesNot() throws Exception {
    String[] history = new String[12];
    for (int i = 0; i < history.length; i++) {
      history[i] = "{'" + (i < 6 ? "phone" : "phone_number") + "':'+39 011 " + i + "'}";
    }
    settings.put("drift.rename", "alias");
    List<Struct> aliased = run(history);
    Struct event = event("field_renamed_suspected");

    assertEquals("phone_number", event.get("related"));
    assertEquals("the old name is fed from the new one", event.get("action"));
    Struct last = aliased.get(history.length - 1);
    assertEquals("+39 011 11", last.get("phone"));
    assertEquals("+39 011 11", last.get("phone_number"));
  }

  @Test
  void reportTellsARenameAndFeedsNothing() throws Exception {
    String[] history = new String[12];
    for (int i = 0; i < history.length; i++) {
      history[i] = "{'" + (i < 6 ? "phone" : "phone_number") + "':'+39 011 " + i + "'}";
    }
    List<Struct> reported = run(history);

    assertEquals("reported", event("field_renamed_suspected").get("action"));
    assertNull(reported.get(history.length - 1).get("phone"));
  }

  @Test
  void criticalDriftIsToldAndTheTaskGoesOnUnlessItIsToFail() throws Exception {
    settings.put("drift.critical.fields", "email");

    List<Struct> values = run("{'email':'" + CANARY + "'}", "{'email':{'a':1}}", "{'email':'c'}");

    assertEquals(3, values.size());
    assertEquals("critical", event("type_incompatible").get("severity"));
    assertFalse(events.toString().contains(CANARY));
  }

  @Test
  void criticalDriftStopsTheTaskBeforeTheRecordIfAskedFor() {
    settings.put("drift.critical.fields", "email");
    settings.put("drift.critical", "fail");

    ConnectException failure =
        assertThrows(ConnectException.class, () -> run("{'email':'a'}", "{'email':{'a':1}}"));

    assertTrue(failure.getMessage().startsWith("DRIFT_CRITICAL"), failure.getMessage());
  }

  @Test
  @DisplayName("ST-02 A field that alternates between null and text makes one version, no alarm")
  void st02NullAndTextAlternatingIsNoDrift() throws Exception {
    String[] history = new String[100];
    for (int i = 0; i < history.length; i++) {
      history[i] =
          "{'amount':1,'name':"
              + (i % 2 == 0 ? "'n" + i + "'" : "null")
              + ",'billing':{'name':"
              + (i % 2 == 0 ? "null" : "'n'")
              + "}}";
    }

    List<Struct> values = run(history);

    assertTrue(
        events.stream().allMatch(event -> event.get("severity").equals("info")), "" + events);
    assertEquals(1, values.get(history.length - 1).get("_schema_version"));
  }

  @Test
  @DisplayName("ST-17 Keys of users' making inside metadata make no column, no event, no version")
  void st17KeysOfMetadataAreNoFields() throws Exception {
    List<Struct> values =
        run(
            "{'name':'a','metadata':{}}",
            "{'name':'a','metadata':{'a.b':'1','__proto__':'2','größe 名':'3'}}",
            "{'name':'a','metadata':{'" + "k".repeat(40) + "':'4'}}");

    assertEquals(List.of(), events);
    assertEquals(1, values.get(2).get("_schema_version"));
    assertEquals(
        "{\"a.b\":\"1\",\"__proto__\":\"2\",\"größe 名\":\"3\"}", values.get(1).get("metadata"));
  }

  private long quarantined;

  private List<Struct> run(String... history) throws Exception {
    return run(List.of(history), 1);
  }

  /** Rows one after the other, or all on a page; returns the values of all rows so far. */
  private List<Struct> run(List<String> history, int pageRows)
      throws JsonProcessingException, InterruptedException, JMException {
    vendor.pageRows = pageRows;
    TaskHarness task = new TaskHarness(vendor, new FakeWorker(), settings);
    List<Struct> values = new ArrayList<>();
    try {
      for (String row : history) {
        vendor.add("things", row(row));
        if (pageRows == 1) {
          keep(task, values);
        }
      }
      keep(task, values);
      quarantined = metric("QuarantinedRows");
    } finally {
      task.stop();
    }
    return values;
  }

  private void keep(TaskHarness task, List<Struct> values) throws InterruptedException {
    for (List<SourceRecord> batch : task.drain()) {
      for (SourceRecord record : batch) {
        if (record.topic().equals("fake.schema-changes")) {
          events.add((Struct) record.value());
        } else if (record.topic().equals("fake.things")) {
          values.add((Struct) record.value());
        }
      }
    }
  }

  private VendorRow row(String json) throws JsonProcessingException {
    ObjectNode fields = (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
    rows++;
    return VendorRow.upsert(
        "r" + rows, Optional.empty(), Optional.of(Instant.ofEpochSecond(rows)), fields);
  }

  private Struct event(String kind) {
    return events.stream()
        .filter(event -> event.get("kind").equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind + " in " + events));
  }

  private static long metric(String attribute) throws JMException {
    ObjectName pattern = new ObjectName("io.selfsame:type=source-stream,connector=\"drift\",*");
    var server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = server.queryNames(pattern, null).iterator().next();
    return (Long) server.getAttribute(name, attribute);
  }
}
