package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A HubSpot portal: contacts and companies. */
public final class HubspotSimulator implements VendorSimulator {
  /** The token of the portal's private app. */
  public static final String TOKEN = HubspotAccess.PRIVATE_TOKEN;

  /** What an app needs for OAuth with a refresh token. */
  public static final String CLIENT_ID = HubspotAccess.CLIENT_ID;

  public static final String CLIENT_SECRET = HubspotAccess.CLIENT_SECRET;
  public static final String REFRESH_TOKEN = HubspotAccess.FIRST_REFRESH_TOKEN;

  private static final String NAME = "hubspot";
  private static final String PROPERTIES = "_properties";

  private final HubspotState state;
  private final HubspotAccess access;
  private final HubspotLimits limits;
  private final Records records;
  private final Edits edits;
  private final Relations relations;
  private final SimulatorServer server;

  private HubspotSimulator(Clock clock, int port) {
    this.state = new HubspotState(clock);
    this.access = new HubspotAccess(clock);
    this.limits = new HubspotLimits(clock);
    this.records = new Records(state);
    this.edits = new Edits(state, records, clock);
    this.relations = new Relations(state, edits);
    HubspotRoutes.Desk desk = new HubspotRoutes.Desk(records, edits, relations);
    HubspotRoutes routes = new HubspotRoutes(access, limits, state, desk);
    this.server = SimulatorServer.start(NAME, port, clock, routes.all());
    records.servedAt(server.baseUri().toString());
  }

  public static HubspotSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static HubspotSimulator start(Clock clock, int port) {
    return new HubspotSimulator(clock, port);
  }

  /** How much later than a record the search index learns of a change; none at the start. */
  public void delayIndex(Duration lag) {
    state.delayIndex(lag);
  }

  /** Requests allowed in any ten seconds (190); 0 for any number. */
  public void limitRequests(int perTenSeconds) {
    limits.perInterval(perTenSeconds);
  }

  /** Searches allowed in any second (5); 0 for any number. */
  public void limitSearches(int perSecond) {
    limits.searchesPerSecond(perSecond);
  }

  /** Requests allowed a day of UTC (250,000); 0 for any number. */
  public void limitDay(int perDay) {
    limits.perDay(perDay);
  }

  /** How many requests were refused because they came too soon. */
  public long limitViolations() {
    return limits.violations();
  }

  /** How many properties one request may name; 0, as at the start, for any number. */
  public void limitProperties(int most) {
    records.limitProperties(most);
  }

  /** Whether refresh tokens work once; at the start they work again and again. */
  public void rotateRefreshTokens(boolean rotate) {
    access.rotateRefreshTokens(rotate);
  }

  /** How many access tokens were handed out. */
  public long tokensIssued() {
    return access.issued();
  }

  /** Gives the app a scope ({@code crm.objects.contacts.read}) or takes it away. */
  public void grant(String scope, boolean granted) {
    access.grant(scope, granted);
  }

  /** Merges a record into another, whose id stays. */
  public void merge(String object, String winner, String loser) {
    edits.merge(object(object), winner, loser);
  }

  /** Deletes for good: no list shows the record any more. */
  public void deletePermanently(String object, String id) {
    edits.erase(object(object), id);
  }

  /** Someone refuses all mail, or one subscription if its id is not empty. */
  public void unsubscribe(String address, String subscription) {
    relations.unsubscribe(address, subscription);
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
        "hubspot.base.url",
        baseUri().toString(),
        "hubspot.token",
        TOKEN,
        "hubspot.client.id",
        CLIENT_ID,
        "hubspot.client.secret",
        CLIENT_SECRET,
        "hubspot.refresh.token",
        REFRESH_TOKEN);
  }

  @Override
  public String exampleCommand() {
    return "curl -s -H 'Authorization: Bearer "
        + TOKEN
        + "' '"
        + baseUri()
        + "/crm/v3/objects/contacts?limit=2&properties=email,phone'";
  }

  @Override
  public Map<String, Long> recordCounts() {
    Map<String, Long> counts = new TreeMap<>();
    for (HubspotObject object : HubspotObject.values()) {
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
                    .store(object(record.object()))
                    .load(
                        StoredRecord.live(
                            record.id(), record.fields(), record.created(), record.modified())));
  }

  /**
   * Changes properties of a record, or the definition of a property: of {@code contacts_properties}
   * or {@code companies_properties}, by name.
   */
  @Override
  public void upsert(String object, String id, ObjectNode patch) {
    Optional<HubspotObject> defined = definitionsOf(object);
    if (defined.isPresent()) {
      state.properties(defined.get()).define(id, patch);
    } else {
      edits.write(object(object), id, patch);
    }
  }

  /** Archives a record or a property. */
  @Override
  public void delete(String object, String id) {
    Optional<HubspotObject> defined = definitionsOf(object);
    if (defined.isPresent()) {
      state.properties(defined.get()).archive(id);
    } else {
      edits.archive(object(object), id);
    }
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    state.drift(object(object), drift);
  }

  @Override
  public void expireTokens() {
    access.expireAll();
  }

  private static Optional<HubspotObject> definitionsOf(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(PROPERTIES)
        ? HubspotObject.named(lower.substring(0, lower.length() - PROPERTIES.length()))
        : Optional.empty();
  }

  private static HubspotObject object(String name) {
    return HubspotObject.named(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "HubSpot has no object of that name: expected contacts or companies"));
  }
}
