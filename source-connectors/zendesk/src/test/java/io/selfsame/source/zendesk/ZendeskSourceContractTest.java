package io.selfsame.source.zendesk;

import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.contract.BadValue;
import io.selfsame.source.polling.contract.Failure;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.contract.SourceContract;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceTask;

/** The Zendesk source keeps what every source keeps. */
class ZendeskSourceContractTest extends SourceContract {

  @Override
  protected SourceAccount open() {
    return new ZendeskAccount();
  }

  private static final class ZendeskAccount implements SourceAccount {
    private static final String EXPORT = "/api/v2/incremental/";

    private final Account account = new Account(SimulatorClock.ticking());
    private final AtomicLong failed = new AtomicLong();
    private int written;

    ZendeskAccount() {
      account.zendesk.withholdFromExports(Duration.ZERO);
    }

    @Override
    public SourceTask task() {
      return Account.unpacedTask();
    }

    @Override
    public Map<String, String> settings() {
      Map<String, String> settings = account.settings();
      settings.put("name", "zendesk");
      settings.put("zendesk.objects", "users");
      settings.put("zendesk.export.lag.ms", "0");
      settings.put("batch.max.rows", "3");
      return settings;
    }

    @Override
    public String write(int number) {
      String id = Integer.toString(1_000 + number);
      account.zendesk.upsert("users", id, TaskRun.fields("name", "Version " + written++));
      return id;
    }

    @Override
    public Optional<String> write(int number, BadValue value) {
      String id = Integer.toString(1_000 + number);
      account.zendesk.upsert("users", id, value.fields());
      return Optional.of(id);
    }

    @Override
    public void fail(Failure failure, int times) {
      Fault.Effect effect =
          switch (failure) {
            case DROPPED -> new Fault.Drop();
            case HANGING -> new Fault.Hang();
            default -> new Fault.RespondBytes(failure.status(), failure.headers(), failure.bytes());
          };
      account.zendesk.server().faults().add(new Fault(this::counts, 0, times, effect));
    }

    /** A request that hangs is logged when it ends, so those that fail are counted here. */
    private boolean counts(Request request) {
      failed.incrementAndGet();
      return request.path().startsWith(EXPORT);
    }

    @Override
    public long requests() {
      return account.zendesk.server().requests().total() + failed.get();
    }

    @Override
    public void close() {
      account.close();
    }
  }
}
