package io.selfsame.source.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Request;
import io.selfsame.source.polling.contract.BadValue;
import io.selfsame.source.polling.contract.Canary;
import io.selfsame.source.polling.contract.Failure;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.contract.SourceContract;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.source.SourceTask;

/**
 * What every source connector keeps, kept by this one. A restart reads the overlap again, which in
 * this account is everything.
 */
class SalesforceSourceContractTest extends SourceContract {
  private static final int ROWS = 8;
  private static final String SOAP = "/services/Soap/u/";

  @Override
  protected SourceAccount open() {
    return new Account();
  }

  @Override
  protected int repeatedAtMost() {
    return ROWS;
  }

  private static final class Account implements SourceAccount {
    private final Org org = new Org();
    private final AtomicLong requests = new AtomicLong();

    Account() {
      org.admin().limitPages(3);
      org.salesforce.server().faults().add(new Fault(this::count, 0, 1, new Fault.Drop()));
    }

    /** Counts when a request comes in, also one that is left hanging; matches nothing. */
    private boolean count(Request request) {
      if (request.path().startsWith(SOAP)) {
        requests.incrementAndGet();
      }
      return false;
    }

    @Override
    public SourceTask task() {
      return new SalesforceSourceTask();
    }

    @Override
    public Map<String, String> settings() {
      Map<String, String> settings = org.settings();
      settings.put("name", "salesforce");
      settings.put("salesforce.objects", "Contact");
      return settings;
    }

    @Override
    public String write(int number) {
      org.salesforce.upsert("Contact", Org.id(number), Org.fields().put("LastName", "N" + number));
      org.letTimePass();
      return Org.id(number);
    }

    /** XML has no NUL, no surrogates, no nesting in a field and no names that occur twice. */
    @Override
    public Optional<String> write(int number, BadValue value) {
      if (value != BadValue.HUGE) {
        return Optional.empty();
      }
      ObjectNode fields = Org.fields().put("LastName", "N" + number);
      fields.set("Description", value.fields().get(BadValue.FIELD));
      org.salesforce.upsert("Contact", Org.id(number), fields);
      org.letTimePass();
      return Optional.of(Org.id(number));
    }

    @Override
    public void fail(Failure failure, int times) {
      org.salesforce.server().faults().add(Fault.onPath(SOAP, times, effect(failure)));
    }

    @Override
    public long requests() {
      return requests.get();
    }

    @Override
    public void close() {
      org.close();
    }

    /** As XML, so that more than the type is looked at. */
    private static Map<String, String> headers(Failure failure) {
      Map<String, String> headers = new HashMap<>(failure.headers());
      headers.replace("Content-Type", "application/json", "text/xml");
      return headers;
    }

    /** What is refused is refused as the SOAP API does it. */
    private static Fault.Effect effect(Failure failure) {
      return switch (failure) {
        case HANGING -> new Fault.Hang();
        case DROPPED -> new Fault.Drop();
        case UNAUTHORIZED -> new Fault.Respond(Org.fault("INVALID_SESSION_ID", Canary.TEXT));
        case FORBIDDEN -> new Fault.Respond(Org.fault("INSUFFICIENT_ACCESS", Canary.TEXT));
        default -> new Fault.RespondBytes(failure.status(), headers(failure), failure.bytes());
      };
    }
  }
}
