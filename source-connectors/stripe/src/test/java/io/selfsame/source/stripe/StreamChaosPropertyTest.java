package io.selfsame.source.stripe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever happens in whatever order, and wherever a task dies and begins again, what was emitted
 * ends in the server's state.
 */
class StreamChaosPropertyTest {
  private static final Duration LATEST = Duration.ofSeconds(45);

  @Property(tries = 25)
  void whatWasEmittedEndsInTheServersState(@ForAll long seed) throws VendorException {
    try (Account account = new Account()) {
      new Run(account, new Random(seed)).go();
    }
  }

  private static final class Run {
    private final Account account;
    private final Random random;
    private final Map<String, String> settings;
    private final Map<String, String> emitted = new HashMap<>();
    private VendorStream stream;
    private StreamPosition position = StreamPosition.start();

    Run(Account account, Random random) throws VendorException {
      this.account = account;
      this.random = random;
      this.settings = account.settings();
      settings.put("batch.max.rows", Integer.toString(2 + random.nextInt(6)));
      settings.put("stripe.events.lag.ms", Integer.toString(random.nextInt(2) * 5_000));
      settings.put("stripe.events.history.days", Integer.toString(random.nextInt(2) * 30));
      settings.put("stripe.reconcile.interval.ms", Integer.toString(random.nextInt(2) * 600_000));
      this.stream = account.stream("customers", settings);
      account.stripe.repeatEventsAcrossPages(random.nextBoolean());
    }

    void go() throws VendorException {
      account.add(10);
      for (int step = 0; step < 120; step++) {
        happen();
      }
      account.stripe.server().faults().clear();
      account.clock.advance(LATEST.plusSeconds(10));
      for (int quiet = 0; quiet < 3; ) {
        quiet = take(stream.read(position)).caughtUp() ? quiet + 1 : 0;
      }
      assertEquals(server(), emitted);
    }

    private void happen() throws VendorException {
      String id = "cus_" + random.nextInt(20);
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> account.edit("customers", id, "name", "Name " + random.nextInt(1_000));
        case 3 -> account.stripe.upsert("customers", id, Account.fields("name", "Same second"));
        case 4 -> account.stripe.delete("customers", id);
        case 5 -> account.clock.advance(Duration.ofSeconds(random.nextInt(120)));
        case 6 -> account.stripe.listEventsLate(LATEST.multipliedBy(random.nextInt(2)));
        case 7 -> stream = account.stream("customers", settings);
        case 8 -> account.fail(1, fault());
        case 9 -> restartAfterUnsavedPage();
        default -> read();
      }
    }

    /** The page was emitted, its offset was lost with the worker. */
    private void restartAfterUnsavedPage() throws VendorException {
      StreamPosition before = position;
      read();
      position = before;
      stream = account.stream("customers", settings);
    }

    private void read() {
      try {
        take(stream.read(position));
      } catch (VendorException e) {
        assertTrue(e.isRetriable(), e.getMessage());
      }
    }

    private StreamPage take(StreamPage page) {
      page.rows().forEach(this::take);
      position = page.next();
      return page;
    }

    private void take(VendorRow row) {
      if (row.op() == RecordOperation.DELETE) {
        emitted.remove(row.id());
      } else {
        emitted.put(row.id(), row.fields().path("name").asText());
      }
    }

    private Fault.Effect fault() {
      return switch (random.nextInt(3)) {
        case 0 -> new Fault.Drop();
        case 1 -> new Fault.Truncate();
        default -> new Fault.Respond(Response.text(503, "down"));
      };
    }

    private Map<String, String> server() throws VendorException {
      Map<String, String> names = new HashMap<>();
      VendorStream fresh = account.stream("customers", account.settings());
      StreamPosition at = StreamPosition.start();
      while (!at.flag("snapshot.complete")) {
        StreamPage page = fresh.read(at);
        page.rows().forEach(row -> names.put(row.id(), row.fields().path("name").asText()));
        at = page.next();
      }
      return names;
    }
  }
}
