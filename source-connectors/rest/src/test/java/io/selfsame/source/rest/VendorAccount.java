package io.selfsame.source.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.vendor.VendorSimulator;
import io.selfsame.source.polling.PollingSourceTask;
import io.selfsame.source.polling.contract.BadValue;
import io.selfsame.source.polling.contract.Failure;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.http.RateBudgets;
import io.selfsame.source.polling.http.Ticker;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.apache.kafka.connect.source.SourceTask;

/** An account at a simulated vendor, read by the connector with a built-in manifest. */
final class VendorAccount implements SourceAccount {

  /** A record to write. */
  record Row(String object, String id, ObjectNode fields) {}

  private final VendorSimulator vendor;
  private final String data;
  private final IntFunction<Row> rows;
  private final Map<String, String> settings = new HashMap<>();
  private final AtomicLong requests = new AtomicLong();
  private final SimulatorClock clock;

  /**
   * @param data where the path of requests for data begins
   * @param behind how far the vendor's clock is behind, so that changes are old enough to be read
   * @param rows the record of each number
   */
  VendorAccount(
      Function<SimulatorClock, VendorSimulator> start,
      String data,
      Duration behind,
      IntFunction<Row> rows) {
    this.clock = SimulatorClock.ticking();
    clock.advance(behind.negated());
    this.vendor = start.apply(clock);
    this.data = data;
    this.rows = rows;
    settings.put("name", "account");
    settings.put("topic.prefix", "t.");
    settings.put("rest.manifest", vendor.name());
    settings.put("rest.base.url", vendor.baseUri().toString());
    settings.put("poll.interval.ms", "20");
    settings.put("retry.backoff.ms", "10");
    settings.put("batch.max.rows", "3");
    vendor.server().faults().add(new Fault(this::count, 0, 1, new Fault.Drop()));
  }

  VendorAccount with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  private boolean count(Request request) {
    if (request.path().startsWith(data)) {
      requests.incrementAndGet();
    }
    return false;
  }

  @Override
  public SourceTask task() {
    return new Unpaced();
  }

  /** The connector's task without the pace of the real vendor: the simulated one does not count. */
  static final class Unpaced extends PollingSourceTask {
    Unpaced() {
      super(new RestDefinition(budgets()));
    }

    static RateBudgets budgets() {
      return new RateBudgets(
          new Ticker() {
            @Override
            public long nanos() {
              return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) {
              // At once.
            }
          });
    }
  }

  @Override
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  @Override
  public String write(int number) {
    // A whole second later: vendors that count in seconds would take two changes for one.
    clock.advance(Duration.ofSeconds(1));
    Row row = rows.apply(number);
    vendor.upsert(row.object(), row.id(), row.fields());
    return row.id();
  }

  @Override
  public Optional<String> write(int number, BadValue value) {
    clock.advance(Duration.ofSeconds(1));
    Row row = rows.apply(number);
    vendor.upsert(row.object(), row.id(), row.fields().setAll(value.fields()));
    return Optional.of(row.id());
  }

  @Override
  public void fail(Failure failure, int times) {
    vendor.server().faults().add(Fault.onPath(data, times, effect(failure)));
  }

  private static Fault.Effect effect(Failure failure) {
    return switch (failure) {
      case HANGING -> new Fault.Hang();
      case DROPPED -> new Fault.Drop();
      default -> new Fault.RespondBytes(failure.status(), failure.headers(), failure.bytes());
    };
  }

  @Override
  public long requests() {
    return requests.get();
  }

  @Override
  public void close() {
    vendor.close();
  }
}
