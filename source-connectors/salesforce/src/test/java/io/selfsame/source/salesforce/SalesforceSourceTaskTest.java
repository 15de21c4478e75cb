package io.selfsame.source.salesforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Fault;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SalesforceSourceTaskTest {
  private static final Population PEOPLE = Population.generate(23, 300);
  private static final int ROWS =
      (int) PEOPLE.records().filter(record -> record.source().equals("salesforce")).count();

  private final Org org = new Org();
  private final TaskRun run = new TaskRun(SalesforceSourceTask::new);

  @AfterEach
  void close() {
    run.close();
    org.close();
  }

  @Test
  void everyRowOfEveryObjectBecomesOneTypedRecord() {
    org.salesforce.load(PEOPLE);

    run.start(org.settings());
    List<SourceRecord> records = run.take(ROWS);

    assertEquals(ROWS, keys(records).size());
    assertEquals(
        Set.of("salesforce.contact", "salesforce.lead", "salesforce.account"),
        records.stream().map(SourceRecord::topic).collect(Collectors.toSet()));
    SourceRecord contact =
        records.stream().filter(r -> r.topic().equals("salesforce.contact")).findFirst().get();
    Schema schema = contact.valueSchema();
    assertEquals(Schema.Type.BOOLEAN, schema.field("HasOptedOutOfEmail").schema().type());
    assertEquals(Timestamp.LOGICAL_NAME, schema.field("SystemModstamp").schema().name());
    assertEquals("upsert", ((Struct) contact.value()).getString("_op"));
  }

  @Test
  void aRestartReadsOnFromTheStoredOffsets() {
    org.salesforce.load(PEOPLE);
    run.start(org.settings());
    run.take(ROWS);
    run.stop();
    org.salesforce.upsert("Contact", Org.id(4711), TaskRun.fields("LastName", "Late"));
    org.letTimePass();

    run.start(org.settings());
    List<SourceRecord> records = run.take(1);

    assertEquals(Set.of("Contact/" + Org.id(4711)), keys(records));
  }

  @Test
  void anOutageIsSurvivedWithoutLossOrRepetition() {
    org.salesforce.load(PEOPLE);
    org.salesforce
        .server()
        .faults()
        .add(Fault.onPath("/services/Soap", 2, new Fault.Drop()).after(4));

    run.start(org.settings());

    assertEquals(ROWS, keys(run.take(ROWS)).size());
  }

  @Test
  void sf12TheTaskKeepsRunningWhileCallsAreUsedUpAndGoesOnByItself() {
    org.salesforce.load(PEOPLE);
    org.admin().limitCalls(8);
    Map<String, String> settings = org.settings();
    settings.put("quota.retry.interval.ms", "200");

    run.start(settings);
    List<SourceRecord> before = run.takeUntil(run::hasQuotaStatus);
    org.admin().limitCalls(100_000);
    List<SourceRecord> after = run.take(ROWS - before.size());

    Set<String> all = new HashSet<>(keys(before));
    all.addAll(keys(after));
    assertTrue(before.size() < ROWS, "it was stopped in the middle");
    assertEquals(ROWS, all.size());
  }

  @Test
  void stoppingInTheMiddleOfAHangingRequestTakesLessThanFiveSeconds() {
    org.salesforce.server().faults().add(Fault.onPath("/services/Soap", 3, new Fault.Hang()));
    run.start(org.settings());
    Awaitility.await().until(() -> org.salesforce.server().faults().size() == 0);

    assertTimeout(Duration.ofSeconds(5), run::stop);
    assertTrue(run.isStopped());
  }

  @Test
  void stoppingWhileTheSessionIsWaitedForTakesLessThanFiveSeconds() {
    org.salesforce.server().faults().add(Fault.onPath("/services/oauth2", 1, new Fault.Hang()));
    run.start(org.settings());
    Awaitility.await().until(() -> org.salesforce.server().faults().size() == 0);

    assertTimeout(Duration.ofSeconds(5), run::stop);
  }

  private static Set<String> keys(List<SourceRecord> records) {
    return records.stream()
        .map(record -> (Struct) record.key())
        .map(key -> key.getString("object") + "/" + key.getString("id"))
        .collect(Collectors.toSet());
  }
}
