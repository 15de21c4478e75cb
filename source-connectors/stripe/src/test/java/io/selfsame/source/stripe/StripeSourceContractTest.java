package io.selfsame.source.stripe;

import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.contract.BadValue;
import io.selfsame.source.polling.contract.Failure;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.contract.SourceContract;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceTask;

/** The Stripe source keeps what every source keeps. */
class StripeSourceContractTest extends SourceContract {

  @Override
  protected SourceAccount open() {
    return new StripeAccount();
  }

  private static final class StripeAccount implements SourceAccount {
    private final Account account = new Account(SimulatorClock.ticking());
    private final AtomicLong failed = new AtomicLong();
    private int written;

    @Override
    public SourceTask task() {
      return new StripeSourceTask();
    }

    @Override
    public Map<String, String> settings() {
      Map<String, String> settings = account.with("stripe.objects", "customers");
      settings.put("batch.max.rows", "3");
      return settings;
    }

    @Override
    public String write(int number) {
      String id = "cus_" + number;
      account.stripe.upsert("customers", id, Account.fields("name", "Version " + written++));
      return id;
    }

    @Override
    public Optional<String> write(int number, BadValue value) {
      account.stripe.upsert("customers", "cus_" + number, value.fields());
      return Optional.of("cus_" + number);
    }

    @Override
    public void fail(Failure failure, int times) {
      Fault.Effect effect =
          switch (failure) {
            case DROPPED -> new Fault.Drop();
            case HANGING -> new Fault.Hang();
            default -> new Fault.RespondBytes(failure.status(), failure.headers(), failure.bytes());
          };
      account.stripe.server().faults().add(new Fault(this::counts, 0, times, effect));
    }

    /** A request that hangs is logged when it ends, so those that fail are counted here. */
    private boolean counts(Request request) {
      failed.incrementAndGet();
      return request.path().startsWith("/v1/");
    }

    @Override
    public long requests() {
      return account.stripe.server().requests().total() + failed.get();
    }

    @Override
    public void close() {
      account.close();
    }
  }
}
