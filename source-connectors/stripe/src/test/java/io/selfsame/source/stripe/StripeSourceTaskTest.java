package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.contract.TaskRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StripeSourceTaskTest {
  private static final int ROWS =
      (int) Account.PEOPLE.records().filter(record -> record.source().equals("stripe")).count();

  private final Account account = new Account();
  private final TaskRun run = new TaskRun(StripeSourceTask::new);

  @AfterEach
  void close() {
    run.close();
    account.close();
  }

  @Test
  void everyRowOfEveryObjectBecomesOneRecord() {
    account.stripe.load(Account.PEOPLE);

    run.start(account.settings());
    List<SourceRecord> records = run.take(ROWS);

    assertEquals(ROWS, records.stream().map(SourceRecord::key).distinct().count());
    assertEquals(
        Set.of("stripe.customers", "stripe.subscriptions", "stripe.invoices"),
        records.stream().map(SourceRecord::topic).collect(Collectors.toSet()));
    Struct value = (Struct) records.get(0).value();
    assertEquals("stripe", value.getString("_source"));
    assertEquals("upsert", value.getString("_op"));
  }

  @Test
  void vendorFieldsKeepTheirNamesTypesAndNestedJson() {
    account.stripe.load(Account.PEOPLE);
    Map<String, String> settings = account.settings();
    settings.put("stripe.objects", "customers");

    run.start(settings);
    Struct customer = (Struct) run.take(1).get(0).value();

    assertEquals(customer.getString("_id"), customer.getString("id"));
    assertTrue(customer.getInt64("created") > 0);
    assertTrue(customer.getString("metadata").startsWith("{"));
    assertEquals("io.selfsame.stripe.customers", customer.schema().name());
  }

  @Test
  void st12AForbiddenObjectIsAStatusRecordWhileTheOthersAreRead() {
    account.stripe.load(Account.PEOPLE);
    account.stripe.restrict("rk_customers", Set.of("events", "customers"));
    Map<String, String> settings = account.with("stripe.objects", "invoices,customers");
    settings.put("stripe.api.key", "rk_customers");

    run.start(settings);
    List<SourceRecord> records = run.take(Account.idsOf("customers").size());
    Awaitility.await()
        .until(
            () -> {
              run.poll();
              return !run.statuses().isEmpty();
            });

    assertEquals(
        Set.of("stripe.customers"),
        records.stream().map(SourceRecord::topic).collect(Collectors.toSet()));
    assertEquals(Account.idsOf("customers").size(), records.size());
    Struct status = (Struct) run.statuses().get(0).value();
    assertEquals("forbidden", status.getString("status"));
    assertEquals("invoices", status.getString("object"));
  }

  @Test
  void st16OffsetsAreKeptByAccount() {
    account.edit("customers", "cus_1", "name", "Own");
    account.edit("customers", "acct_a:cus_1", "name", "Of A");
    Map<String, String> settings = account.with("stripe.objects", "customers");
    settings.put("stripe.accounts", "self,acct_a");

    run.start(settings);
    List<SourceRecord> records = run.take(2);

    Map<Object, Object> partOfId =
        records.stream()
            .collect(
                Collectors.toMap(
                    record -> ((Struct) record.key()).getString("id"),
                    record -> Optional.ofNullable(record.sourcePartition().get("part")),
                    (one, same) -> one));
    assertEquals(
        Map.of("cus_1", Optional.empty(), "acct_a/cus_1", Optional.of("acct_a")), partOfId);
    assertEquals(
        Set.of("stripe.customers"),
        records.stream().map(SourceRecord::topic).collect(Collectors.toSet()));
  }

  @Test
  void aRowOfManyMegabytesComesThrough() {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("huge", "x".repeat(20_000_000));
    account.stripe.upsert(
        "customers", "cus_huge", JsonNodeFactory.instance.objectNode().set("metadata", metadata));

    Map<String, String> settings = account.with("stripe.objects", "customers");
    settings.put("row.max.bytes", "30000000");
    run.start(settings);

    Struct row = (Struct) run.take(1).get(0).value();
    assertTrue(row.getString("metadata").length() > 20_000_000);
  }

  @Test
  void aRestartReadsOnFromTheStoredOffsets() {
    account.stripe.load(Account.PEOPLE);
    run.start(account.settings());
    run.take(ROWS);
    run.stop();
    account.edit("customers", Account.idsOf("customers").get(9), "name", "Changed Meanwhile");

    run.start(account.settings());
    List<SourceRecord> records = run.take(1);

    assertEquals(
        List.of(Account.idsOf("customers").get(9)),
        records.stream().map(record -> ((Struct) record.key()).getString("id")).toList());
  }

  @Test
  void failuresInBetweenLoseNothing() {
    account.stripe.load(Account.PEOPLE);
    Response limited = Response.text(429, "slow down").withHeader("Retry-After", "0.05");
    account.fail(3, new Fault.Respond(Response.text(500, "down")));
    account
        .stripe
        .server()
        .faults()
        .add(Fault.onPath("/v1/customers", 2, respond(limited)).after(2));
    account.stripe.server().faults().add(Fault.onPath("/v1/inv", 2, new Fault.Truncate()).after(1));

    run.start(account.settings());

    assertEquals(ROWS, run.take(ROWS).stream().map(SourceRecord::key).distinct().count());
  }

  @Test
  void stoppingInTheMiddleOfAHangingRequestTakesLessThanFiveSeconds() {
    account.fail(3, new Fault.Hang());
    run.start(account.settings());
    Awaitility.await().until(() -> account.stripe.server().faults().size() == 0);

    assertTimeout(Duration.ofSeconds(5), run::stop);
    assertTimeout(Duration.ofSeconds(5), run::stop, "stopping twice is safe");
  }

  private static Fault.Effect respond(Response response) {
    return new Fault.Respond(response);
  }
}
