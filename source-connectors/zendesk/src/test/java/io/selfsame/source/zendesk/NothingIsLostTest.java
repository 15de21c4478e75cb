package io.selfsame.source.zendesk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random edits, deletions, merges, expiring tokens, refusals, broken answers and restarts: what was
 * read on the way adds up to what a fresh reader sees at the end, row for row and field for field.
 */
class NothingIsLostTest {
  private static final int ROWS = 60;
  private static final int STEPS = 400;

  private final Account account = new Account();
  private int failures;

  @AfterEach
  void close() {
    account.close();
  }

  @ParameterizedTest
  @CsvSource({"users,1", "users,2", "tickets,3", "organizations,4", "users,5"})
  void whatWasReadOnTheWayIsWhatThereIs(String object, long seed) throws VendorException {
    Random random = new Random(seed);
    Map<String, JsonNode> read = new TreeMap<>();
    StreamPosition position = StreamPosition.start();
    VendorStream stream = account.stream(object);
    for (int step = 0; step < STEPS; step++) {
      act(object, random);
      if (random.nextInt(4) == 0) {
        disturb(random);
      }
      if (random.nextInt(10) == 0) {
        stream = account.stream(object);
      }
      if (random.nextInt(3) == 0) {
        position = read(stream, position, read);
      }
    }
    account.zendesk.server().faults().clear();
    account.letTimePass();
    readAll(account.stream(object), position, read);

    Map<String, JsonNode> fresh = new TreeMap<>();
    readAll(account.stream(object), StreamPosition.start(), fresh);
    assertEquals(fresh, read);
    assertTrue(fresh.size() > ROWS / 2, "there was something to lose");
    assertTrue(failures > 10, "and something went wrong");
  }

  private void act(String object, Random random) {
    String id = Integer.toString(100 + random.nextInt(ROWS));
    String other = Integer.toString(100 + random.nextInt(ROWS));
    boolean users = object.equals("users");
    switch (random.nextInt(10)) {
      case 0 -> {
        // Organizations leave the export without a word.
        if (!object.equals("organizations")) {
          account.zendesk.delete(object, id);
        }
      }
      case 1 -> {
        if (users) {
          account.zendesk.delete("deleted_users", id);
        }
      }
      case 2 -> {
        if (users) {
          account.zendesk.upsert(object, id, TaskRun.fields("phone", "1"));
          account.zendesk.upsert(object, other, TaskRun.fields("phone", "2"));
          if (!id.equals(other)) {
            account.zendesk.merge(id, other);
          }
        }
      }
      case 3, 4 -> account.clock.advance(Duration.ofSeconds(random.nextInt(40)));
      default -> account.zendesk.upsert(object, id, TaskRun.fields("name", "n" + random.nextInt()));
    }
  }

  private void disturb(Random random) {
    switch (random.nextInt(6)) {
      case 0 -> account.zendesk.expireTokens();
      case 1 -> fault(new Fault.Drop());
      case 2 -> fault(new Fault.Truncate());
      case 3 -> fault(new Fault.Respond(Response.html(200, "<html>maintenance</html>")));
      case 4 -> fault(new Fault.Respond(Response.text(429, "slow").withHeader("Retry-After", "0")));
      default -> fault(new Fault.Respond(Response.text(502, "bad gateway")));
    }
  }

  private void fault(Fault.Effect effect) {
    account.zendesk.server().faults().add(Fault.onPath("/api/v2", 1, effect));
  }

  /** One page, or the same again after a failure. */
  private StreamPosition read(
      VendorStream stream, StreamPosition position, Map<String, JsonNode> into) {
    try {
      StreamPage page = stream.read(position);
      page.rows().forEach(row -> put(row, into));
      return page.next();
    } catch (VendorException e) {
      assertTrue(e.isRetriable(), e::getMessage);
      failures++;
      return position;
    }
  }

  private static void readAll(
      VendorStream stream, StreamPosition position, Map<String, JsonNode> into)
      throws VendorException {
    Account.rows(Account.pages(stream, position)).forEach(row -> put(row, into));
  }

  private static void put(VendorRow row, Map<String, JsonNode> into) {
    boolean gone = row.op() != RecordOperation.UPSERT;
    into.put(row.id(), gone ? JsonNodeFactory.instance.textNode("gone") : row.fields());
  }
}
