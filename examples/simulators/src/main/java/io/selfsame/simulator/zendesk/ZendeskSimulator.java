package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A Zendesk Support account. */
public final class ZendeskSimulator implements VendorSimulator {
  private static final String NAME = "zendesk";
  private static final int EXPORTS_PER_MINUTE = 10;

  private final ZendeskState state;
  private final Desk desk;
  private final Tokens tokens;
  private final ExportLimit exportLimit;
  private final Exports exports;
  private final ZendeskRoutes routes;
  private final SimulatorServer server;

  private ZendeskSimulator(Clock clock, int port) {
    this.state = new ZendeskState(clock);
    this.desk = new Desk(state);
    this.tokens = new Tokens(clock);
    this.exportLimit = new ExportLimit(clock, EXPORTS_PER_MINUTE);
    this.exports = new Exports(clock, state);
    this.routes = new ZendeskRoutes(tokens, exportLimit, exports, new Lists(state));
    this.server = SimulatorServer.start(NAME, port, clock, routes.all());
    state.servedAt(server.baseUri().toString());
  }

  public static ZendeskSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static ZendeskSimulator start(Clock clock, int port) {
    return new ZendeskSimulator(clock, port);
  }

  /** How many incremental export requests a minute are allowed; 0 for any number. */
  public void limitExports(int perMinute) {
    exportLimit.set(perMinute);
  }

  /** Whether exports above the limit are refused with plain text instead of JSON. */
  public void refuseInPlainText(boolean plain) {
    exportLimit.answerInPlainText(plain);
  }

  /** How many export requests were refused because they came too soon. */
  public long exportLimitViolations() {
    return exportLimit.violations();
  }

  /** How old a change must be before exports show it; a minute at the real vendor. */
  public void withholdFromExports(Duration duration) {
    exports.withhold(duration);
  }

  /** The role of the user who made the OAuth client; exports are for {@code admin} only. */
  public void ownClientAs(String role) {
    routes.setOwnersRole(role);
  }

  /** Whether token answers leave out {@code expires_in} even if it was asked for. */
  public void hideTokenLifeTimes(boolean hide) {
    tokens.hideLifeTimes(hide);
  }

  /** Adds an identity beside a user's primary ones: {@code email} or {@code phone_number}. */
  public void addIdentity(String user, String type, String value, boolean verified) {
    state.identities().add(user, type, value, verified);
    state.users().edit(user, Json.object());
  }

  /** Merges one user into another: it is deleted, and reading it leads to the other. */
  public void merge(String user, String into) {
    state.users().merge(state.store(ZendeskObject.USERS).find(user).orElseThrow(), into);
  }

  /** Deletes a user for good: nothing personal is left. */
  public void deletePermanently(String user) {
    desk.deletePermanently(user);
  }

  /** Changes a ticket as a trigger does: {@code updated_at} stays, only exports notice. */
  public void changeBySystem(String ticket, ObjectNode patch) {
    desk.changeBySystem(ticket, patch);
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
        "zendesk.base.url",
        baseUri().toString(),
        "zendesk.allow.other.hosts",
        "true",
        "zendesk.client.id",
        Tokens.CLIENT_ID,
        "zendesk.client.secret",
        Tokens.CLIENT_SECRET);
  }

  @Override
  public String exampleCommand() {
    return "curl -s "
        + baseUri()
        + "/oauth/tokens -H 'Content-Type: application/json' -d '{\"grant_type\":"
        + "\"client_credentials\",\"client_id\":\""
        + Tokens.CLIENT_ID
        + "\",\"client_secret\":\""
        + Tokens.CLIENT_SECRET
        + "\",\"scope\":\"read\"}'";
  }

  @Override
  public Map<String, Long> recordCounts() {
    Map<String, Long> counts = new TreeMap<>();
    for (ZendeskObject object : ZendeskObject.values()) {
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
                    .store(Desk.object(record.object()))
                    .load(
                        StoredRecord.live(
                            record.id(), record.fields(), record.created(), record.modified())));
  }

  /** See {@link Desk} for what can be edited besides the objects that are exported. */
  @Override
  public void upsert(String object, String id, ObjectNode patch) {
    desk.upsert(object, id, patch);
  }

  @Override
  public void delete(String object, String id) {
    desk.delete(object, id);
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    state.drifts().add(Desk.object(object).plural(), drift);
  }

  @Override
  public void expireTokens() {
    tokens.expireAll();
  }
}
