package io.selfsame.source.polling;

import io.selfsame.source.polling.contract.BadValue;
import io.selfsame.source.polling.contract.Failure;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.contract.SourceContract;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceTask;

/** The contract on the task itself, over a vendor that needs no network. */
class FakeSourceContractTest extends SourceContract {

  @Override
  protected SourceAccount open() {
    return new FakeAccount();
  }

  private static final class FakeAccount implements SourceAccount {
    private final FakeVendor vendor = new FakeVendor();

    @Override
    public SourceTask task() {
      return new PollingSourceTask(vendor) {};
    }

    @Override
    public Map<String, String> settings() {
      return Map.of(
          "name",
          "fake",
          "topic.prefix",
          "fake.",
          "poll.interval.ms",
          "10",
          "retry.backoff.ms",
          "1",
          FakeVendor.OBJECTS,
          "things");
    }

    @Override
    public String write(int number) {
      vendor.add("things", "id" + number, "name" + number);
      return "id" + number;
    }

    /** The fake has no wire: what it holds was read before. */
    @Override
    public Optional<String> write(int number, BadValue value) {
      if (value != BadValue.NUL && value != BadValue.HUGE && value != BadValue.BEYOND_64_BITS) {
        return Optional.empty();
      }
      vendor.add(
          "things",
          VendorRow.upsert("id" + number, Optional.empty(), Optional.empty(), value.fields()));
      return Optional.of("id" + number);
    }

    @Override
    public void fail(Failure failure, int times) {
      vendor.hangs = failure == Failure.HANGING;
      for (int i = 0; !vendor.hangs && i < times; i++) {
        vendor.failures.add(exception(failure));
      }
    }

    @Override
    public long requests() {
      return vendor.reads.get();
    }

    @Override
    public void close() {
      vendor.close();
    }

    private static VendorException exception(Failure failure) {
      String code = failure.name();
      return switch (failure) {
        case UNAUTHORIZED -> VendorException.auth(code, "refused", FakeVendor.SECRET, "Set it.");
        case FORBIDDEN -> VendorException.permission(code, "forbidden", "Grant it.");
        case RATE_LIMITED -> VendorException.rateLimited(code, "limited", Optional.empty());
        default -> VendorException.retry(code, "failed", Optional.empty());
      };
    }
  }
}
