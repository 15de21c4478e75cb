package io.selfsame.simulator.intercom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** An Intercom workspace: contacts (users and leads) and companies. */
public final class IntercomSimulator implements VendorSimulator {
  /** The workspace's access token. */
  public static final String TOKEN = IntercomRoutes.TOKEN;

  private static final String NAME = "intercom";

  private final IntercomState state;
  private final Contacts contacts;
  private final SliceLimit limit;
  private final IntercomRoutes routes;
  private final SimulatorServer server;

  private IntercomSimulator(Clock clock, int port) {
    this.state = new IntercomState(clock);
    this.contacts = new Contacts(state);
    this.limit = new SliceLimit(clock);
    this.routes = new IntercomRoutes(state, contacts, limit);
    this.server = SimulatorServer.start(NAME, port, clock, routes.all());
  }

  public static IntercomSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static IntercomSimulator start(Clock clock, int port) {
    return new IntercomSimulator(clock, port);
  }

  /** Requests allowed a minute (10,000), a sixth of them in ten seconds; 0 for any number. */
  public void limitRequests(int perMinute) {
    limit.set(perMinute);
  }

  /** How many requests were refused because they came too soon. */
  public long limitViolations() {
    return limit.violations();
  }

  /** Whether a search takes times for the beginning of their day, as some versions do. */
  public void seeDaysOnly(boolean days) {
    contacts.seeDaysOnly(days);
  }

  /** Whether the token may read an object. */
  public void permit(String object, boolean permitted) {
    routes.permit(IntercomObject.named(object), permitted);
  }

  /** Refuses the token from now on, or takes it again. */
  public void revokeToken(boolean revoke) {
    routes.revoke(revoke);
  }

  /** Merges a lead into a user. */
  public void merge(String lead, String user) {
    state.merge(lead, user);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SimulatorServer server() {
    return server;
  }

  @Override
  public Map<String, String> connectorSettings() {
    return Map.of("intercom.base.url", baseUri().toString(), "intercom.token", TOKEN);
  }

  @Override
  public String exampleCommand() {
    return "curl -s -X POST -H 'Authorization: Bearer "
        + TOKEN
        + "' '"
        + baseUri()
        + "/companies/list?per_page=2'";
  }

  @Override
  public Map<String, Long> recordCounts() {
    Map<String, Long> counts = new TreeMap<>();
    for (IntercomObject object : IntercomObject.values()) {
      counts.put(object.plural(), state.store(object).liveCount());
    }
    return counts;
  }

  @Override
  public void load(Population population) {
    population
        .records()
        .filter(record -> record.source().equals(NAME))
        .forEach(
            record ->
                state
                    .store(IntercomObject.named(record.object()))
                    .load(
                        StoredRecord.live(
                            record.id(), record.fields(), record.created(), record.modified())));
  }

  @Override
  public void upsert(String object, String id, ObjectNode patch) {
    state.write(IntercomObject.named(object), id, patch);
  }

  @Override
  public void delete(String object, String id) {
    state.delete(IntercomObject.named(object), id);
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    state.drifts().add(IntercomObject.named(object).plural(), drift);
  }

  /** Intercom's tokens do not expire. See {@link #revokeToken}. */
  @Override
  public void expireTokens() {}
}
