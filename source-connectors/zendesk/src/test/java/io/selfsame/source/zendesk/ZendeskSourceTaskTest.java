package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;

class ZendeskSourceTaskTest {
  private static final Population PEOPLE = Population.generate(12, 120);

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
