package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.contract.CapturedLog;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotCasesTest {
  private final Account account = new Account();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void st08RowsInsertedAtTheHeadWhilePagingLeaveNoGapAndNoEndlessLoop() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    int[] inserted = new int[1];
    account.stripe.onRequest(
        request -> {
          if (request.path().equals("/v1/customers") && inserted[0] < 7) {
            account.edit("customers", "cus_inserted_" + inserted[0]++, "name", "At The Head");
          }
        });

    List<StreamPage> pages = Account.pages(account.stream("customers"), StreamPosition.start());

    Set<String> expected = new HashSet<>(Account.idsOf("customers"));
    for (int i = 0; i < inserted[0]; i++) {
      expected.add("cus_inserted_" + i);
    }
    assertEquals(7, inserted[0]);
    assertEquals(expected, new HashSet<>(Account.ids(pages)));
  }

  @Test
  void st08AnEmptyPageThatPromisesMoreEndsTheListWithAWarning() throws VendorException {
    account.add(3);
    JsonNode empty = Json.parseObject("{\"object\":\"list\",\"has_more\":true,\"data\":[]}");
    account
        .stripe
        .server()
        .faults()
        .add(Fault.onPath("/v1/customers", 1, new Fault.Respond(Response.json(200, empty))));
    try (CapturedLog log = new CapturedLog()) {
      VendorStream stream = account.stream("customers");

      StreamPage page = stream.read(StreamPosition.start());

      assertTrue(page.rows().isEmpty());
      assertTrue(page.next().flag("snapshot.complete"));
      assertTrue(log.text().contains("ended with an empty page that promised more"));
    }
  }

  @Test
  void st09ADeletedRowToGoOnFromIsRecoveredByWhenItWasMade() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPage first = stream.read(StreamPosition.start());
    String last = first.rows().get(first.rows().size() - 1).id();

    account.stripe.delete("customers", last);
    StreamPage second = account.stream("customers").read(first.next());

    assertTrue(account.requests("/v1/customers").stream().anyMatch(r -> r.status() == 400));
    Set<String> read = new HashSet<>(Account.ids(List.of(first, second)));
    read.addAll(Account.ids(Account.pages(account.stream("customers"), second.next())));
    assertEquals(new HashSet<>(Account.idsOf("customers")), read);
  }

  @Test
  void st09ADeletedRowThatWasNotDatedStartsTheListAnew() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    VendorStream stream = account.stream("customers");
    StreamPage first = stream.read(StreamPosition.start());
    String last = first.rows().get(first.rows().size() - 1).id();

    account.stripe.delete("customers", last);
    StreamPosition undated = first.next().without("snapshot.created");
    Set<String> read = new HashSet<>(Account.ids(Account.pages(stream, undated)));

    assertEquals(new HashSet<>(Account.idsOf("customers")), read);
  }

  @Test
  void st14RowsModifiedWhileTheSnapshotRunsEndInTheServersState() throws VendorException {
    account.stripe.load(Account.PEOPLE);
    List<String> ids = Account.idsOf("customers");
    int[] round = new int[1];
    account.stripe.onRequest(
        request -> {
          if (request.path().equals("/v1/customers") && round[0] < 8) {
            int now = round[0]++;
            account.edit("customers", ids.get(now), "name", "Round " + now);
            account.edit("customers", ids.get(ids.size() - 1 - now), "name", "Round " + now);
            account.stripe.delete("customers", ids.get(50 + now));
          }
        });

    List<StreamPage> pages = Account.pages(account.stream("customers"), StreamPosition.start());
    account.clock.advance(Duration.ofSeconds(1));
    pages.addAll(Account.pages(account.stream("customers"), Account.end(pages)));

    assertEquals(8, round[0], "the list was paged while it changed");
    assertEquals(server(), emitted(pages));
  }

  private Map<String, String> server() throws VendorException {
    Map<String, String> names = new HashMap<>();
    Account.rows(Account.pages(account.stream("customers"), StreamPosition.start())).stream()
        .filter(row -> !row.fields().isEmpty())
        .forEach(row -> names.put(row.id(), row.fields().path("name").asText()));
    return names;
  }

  private static Map<String, String> emitted(List<StreamPage> pages) {
    Map<String, String> names = new HashMap<>();
    for (VendorRow row : Account.rows(pages)) {
      if (row.fields().isEmpty()) {
        names.remove(row.id());
      } else {
        names.put(row.id(), row.fields().path("name").asText());
      }
    }
    return names;
  }
}
