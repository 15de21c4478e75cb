package io.selfsame.source.rest;

import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.source.polling.contract.BadValue;
import io.selfsame.source.polling.contract.Failure;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.contract.SourceContract;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceTask;

/** What every source keeps, by the manifest that ADD-A-VENDOR.md shows. */
class PageManifestContractTest extends SourceContract {
  private static final String DATA = "/v1/members";

  @Override
  protected SourceAccount open() {
    return new Account();
  }

  private static final class Account implements SourceAccount {
    private final LoyaltyServer loyalty = new LoyaltyServer(Clock.systemUTC());
    private final AtomicLong requests = new AtomicLong();
    private Instant last = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);

    Account() {
      loyalty.server.faults().add(new Fault(this::count, 0, 1, new Fault.Drop()));
    }

    private boolean count(Request request) {
      if (request.path().startsWith(DATA)) {
        requests.incrementAndGet();
      }
      return false;
    }

    @Override
    public SourceTask task() {
      return new RestSourceTask();
    }

    @Override
    public Map<String, String> settings() {
      Map<String, String> settings = new HashMap<>();
      settings.put("name", "loyalty");
      settings.put("topic.prefix", "loyalty.");
      settings.put("rest.manifest", Page.manifest());
      settings.put("rest.base.url", loyalty.url());
      settings.put("rest.secret.api_key", LoyaltyServer.KEY);
      settings.put("poll.interval.ms", "20");
      settings.put("retry.backoff.ms", "10");
      settings.put("batch.max.rows", "3");
      return settings;
    }

    @Override
    public String write(int number) {
      last = last.plusMillis(7);
      loyalty.put("m-" + number, last, Json.object().put("newsletter", "yes"));
      return "m-" + number;
    }

    @Override
    public Optional<String> write(int number, BadValue value) {
      last = last.plusMillis(7);
      loyalty.put("m-" + number, last, value.fields());
      return Optional.of("m-" + number);
    }

    @Override
    public void fail(Failure failure, int times) {
      loyalty.server.faults().add(Fault.onPath(DATA, times, effect(failure)));
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
      loyalty.close();
    }
  }
}
