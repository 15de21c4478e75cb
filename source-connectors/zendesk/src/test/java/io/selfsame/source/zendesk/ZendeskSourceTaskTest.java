package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ZendeskSourceTaskTest {
  private static final Population PEOPLE = Population.generate(12, 120);
  private static final String EXPORT = "/api/v2/incremental/users/cursor.json";

  private final Account account = new Account();
  private final TaskRun run = new TaskRun(ZendeskSourceTask::new);

  @AfterEach
  void close() {
    run.close();
    account.close();
  }

  @Test
  void everyRowOfEveryObjectBecomesOneRecord() {
    account.zendesk.load(PEOPLE);
    long expected = PEOPLE.records().filter(record -> record.source().equals("zendesk")).count();

    run.start(account.settings());
    List<SourceRecord> records = run.take((int) expected);

    assertEquals(expected, keys(records).size());
    assertEquals(
        Set.of("zendesk.users", "zendesk.organizations", "zendesk.tickets"),
        records.stream().map(SourceRecord::topic).collect(Collectors.toSet()));
    Struct value = (Struct) records.get(0).value();
    assertEquals("upsert", value.getString("_op"));
    assertEquals("zendesk", value.getString("_source"));
  }

  @Test
  void aRestartReadsOnFromTheStoredOffsets() {
    account.zendesk.load(PEOPLE);
    long expected = PEOPLE.records().filter(record -> record.source().equals("zendesk")).count();
    run.start(account.settings());
    run.take((int) expected);
    run.stop();
    String user = account.zendesk.name() + " " + PEOPLE.people();
    account.zendesk.upsert("users", "4711", TaskRun.fields("name", user));
    account.letTimePass();

    run.start(account.settings());
    List<SourceRecord> records = run.take(1);

    assertEquals(List.of("4711"), List.copyOf(keys(records)));
  }

  @Test
  @DisplayName("ZD-04 a page's cursor is stored with its last row, and a restart asks with it")
  void zd04ARestartResumesFromTheStoredCursor() {
    account.zendesk.load(PEOPLE);
    Map<String, String> settings = account.settings();
    settings.put("zendesk.objects", "users");
    run.start(settings);
    List<SourceRecord> lost = run.takeWithoutStoring(50);
    run.stop();
    run.start(settings);
    List<SourceRecord> page = run.take(50);
    run.stop();
    int before = account.log(EXPORT).size();
    run.start(settings);
    run.take(1);

    assertEquals(keys(lost), keys(page), "what was not acknowledged comes again");
    String cursor = "position.cursor";
    page.subList(0, 49).forEach(row -> assertFalse(row.sourceOffset().containsKey(cursor)));
    assertEquals(
        List.of(page.get(49).sourceOffset().get(cursor).toString()),
        account.log(EXPORT).get(before).query().get("cursor"));
    assertFalse(account.log(EXPORT).get(before).query().containsKey("start_time"));
  }

  @Test
  @DisplayName("ZD-04 each stream has a cursor of its own")
  void zd04CursorsAreStoredPerStream() {
    account.zendesk.load(PEOPLE);
    long expected = PEOPLE.records().filter(record -> record.source().equals("zendesk")).count();
    run.start(account.settings());

    Set<Map<String, ?>> partitions =
        run.take((int) expected).stream()
            .map(SourceRecord::sourcePartition)
            .collect(Collectors.toSet());

    assertEquals(3, partitions.size());
  }

  @Test
  void stoppingInTheMiddleOfAHangingRequestTakesLessThanFiveSeconds() {
    account.zendesk.server().faults().add(Fault.onPath("/api/v2/incremental", 3, new Fault.Hang()));
    Map<String, String> settings = account.settings();
    settings.put("request.read.timeout.ms", "60000");
    run.start(settings);
    Awaitility.await().until(() -> account.zendesk.server().faults().size() == 0);

    assertTimeout(Duration.ofSeconds(5), run::stop);
    assertTrue(run.isStopped());
  }

  private static Set<String> keys(List<SourceRecord> records) {
    return records.stream()
        .map(record -> ((Struct) record.key()).getString("id"))
        .collect(Collectors.toSet());
  }
}
