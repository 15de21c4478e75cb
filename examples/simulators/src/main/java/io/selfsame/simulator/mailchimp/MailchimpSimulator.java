package io.selfsame.simulator.mailchimp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.time.Clock;
import java.util.Map;

/** A Mailchimp account with one audience. Members are known by contact id. */
public final class MailchimpSimulator implements VendorSimulator {
  /** The key of the account's API. */
  public static final String API_KEY = MailchimpRoutes.API_KEY;

  /** The id of the audience. */
  public static final String LIST = Audience.LIST;

  private static final String NAME = "mailchimp";
  private static final String MEMBERS = "members";

  private final Audience audience;
  private final MailchimpRoutes routes;
  private final SimulatorServer server;

  private MailchimpSimulator(Clock clock, int port) {
    this.audience = new Audience(clock);
    this.routes = new MailchimpRoutes(audience);
    this.server = SimulatorServer.start(NAME, port, clock, routes.all());
  }

  public static MailchimpSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static MailchimpSimulator start(Clock clock, int port) {
    return new MailchimpSimulator(clock, port);
  }

  /** The key of a member in paths. */
  public static String keyOf(String address) {
    return Audience.key(address);
  }

  /** Refuses the key from now on, or takes it again. */
  public void revokeKey(boolean revoke) {
    routes.revoke(revoke);
  }

  /** Whether the key's user may not see the audience. */
  public void forbid(boolean forbid) {
    routes.forbid(forbid);
  }

  /** Deletes a member for good: no list shows it. */
  public void deletePermanently(String contact) {
    audience.deletePermanently(contact);
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
    return Map.of(
        "mailchimp.base.url",
        baseUri().toString(),
        "mailchimp.api.key",
        API_KEY,
        "mailchimp.list.id",
        LIST);
  }

  @Override
  public String exampleCommand() {
    return "curl -s -u any:"
        + API_KEY
        + " '"
        + baseUri()
        + "/3.0/lists/"
        + LIST
        + "/members?count=2'";
  }

  @Override
  public Map<String, Long> recordCounts() {
    return Map.of(MEMBERS, audience.members().liveCount());
  }

  @Override
  public void load(Population population) {
    population
        .records()
        .filter(record -> record.source().equals(NAME))
        .forEach(
            record ->
                audience
                    .members()
                    .load(
                        StoredRecord.live(
                            record.id(), record.fields(), record.created(), record.modified())));
  }

  @Override
  public void upsert(String object, String id, ObjectNode patch) {
    requireMembers(object);
    audience.write(id, patch);
  }

  /** Archives a member. */
  @Override
  public void delete(String object, String id) {
    requireMembers(object);
    audience.archive(id);
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    requireMembers(object);
    audience.drifts().add(MEMBERS, drift);
  }

  /** Mailchimp's keys do not expire. See {@link #revokeKey}. */
  @Override
  public void expireTokens() {}

  private static void requireMembers(String object) {
    if (!object.equals(MEMBERS)) {
      throw new IllegalArgumentException("Mailchimp has no object of that name: expected members");
    }
  }
}
