package io.selfsame.simulator.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A Stripe account in test mode, with connected accounts as they are named. Rows are named {@code
 * cus_1} in the own account and {@code acct_1:cus_1} in a connected one.
 */
public final class StripeSimulator implements VendorSimulator {
  /** The key of {@link #connectorSettings()}: it may do everything. */
  public static final String API_KEY = "sk_test_selfsame_simulator";

  /** A key of live mode for the same account; see {@link #livemode}. */
  public static final String LIVE_KEY = "sk_live_selfsame_simulator";

  /** The version of the API an account is set to at first. */
  public static final String DEFAULT_VERSION = "2025-09-30.clover";

  private static final String NAME = "stripe";

  private final StripeObjects objects = new StripeObjects();
  private final StripeShapes shapes = new StripeShapes();
  private final StripeAccounts accounts;
  private final StripeLimit limit;
  private final StripeDoor door;
  private final List<Consumer<Request>> visitors = new CopyOnWriteArrayList<>();
  private final SimulatorServer server;
  private volatile boolean repeatEvents;

  private StripeSimulator(Clock clock, int port) {
    this.accounts = new StripeAccounts(clock, objects, shapes);
    this.limit = new StripeLimit(clock);
    this.door = new StripeDoor(limit);
    this.server = SimulatorServer.start(NAME, port, clock, door.before(visited(routes())));
  }

  public static StripeSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static StripeSimulator start(Clock clock, int port) {
    return new StripeSimulator(clock, port);
  }

  /** Makes a key that may read only these objects. */
  public void restrict(String key, Set<String> objects) {
    door.restrict(key, objects);
  }

  /** From now on there are rows of that path, too: {@code "disputes"}, {@code "issuing/cards"}. */
  public void serve(String path) {
    objects.serve(path);
  }

  /** Connects an account, empty at first. */
  public void connect(String account) {
    accounts.connect(account);
  }

  /** A disconnected account is refused, as one that never was. */
  public void disconnect(String account) {
    accounts.disconnect(account);
  }

  /** Whether rows and events say that they are of live mode. */
  public void livemode(boolean live) {
    shapes.livemode(live);
  }

  /** From now on events show rows as this version does. */
  public void accountVersion(String version) {
    shapes.accountVersion(version);
  }

  /** What {@code version} of the API, and every later one, changed about an object. */
  public void since(String version, String object, FieldDrift drift) {
    shapes.since(version, objects.named(object), drift);
  }

  /** More requests than this in any second are refused and counted. */
  public void limitRequests(int perSecond) {
    limit.limit(perSecond);
  }

  /** How many requests were refused because they came too fast. */
  public long limitViolations() {
    return limit.violations();
  }

  /** How long events are kept; thirty days at first. */
  public void keepEventsFor(Duration kept) {
    accounts.own().events().keepFor(kept);
  }

  /** From now on events are listed this much later than they are made. */
  public void listEventsLate(Duration late) {
    accounts.own().events().listLate(late);
  }

  /** Whether each page of events starts with the last event of the page before. */
  public void repeatEventsAcrossPages(boolean repeat) {
    repeatEvents = repeat;
  }

  /** Makes one more event of a row as it is now, dated {@code at}. */
  public void tell(String object, String name, String change, Instant at) {
    accounts.holding(name).tell(objects.named(object), id(name), change, at);
  }

  /** Makes a row exactly this, whatever its object's rows look like otherwise. */
  public void replace(String object, String name, ObjectNode payload) {
    accounts.holding(name).replace(objects.named(object), id(name), payload);
  }

  /** Changes a row without an event. */
  public void changeSilently(String object, String name, ObjectNode patch) {
    accounts
        .holding(name)
        .changeSilently(
            objects.named(object), id(name), fields -> StripeResources.merged(fields, patch));
  }

  /** Is told of every request that is let in, before it is answered. */
  public void onRequest(Consumer<Request> visitor) {
    visitors.add(visitor);
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
    return Map.of("stripe.api.base", baseUri().toString(), "stripe.api.key", API_KEY);
  }

  @Override
  public String exampleCommand() {
    return "curl -s '"
        + baseUri()
        + "/v1/customers?limit=2' -H 'Authorization: Bearer "
        + API_KEY
        + "'";
  }

  @Override
  public Map<String, Long> recordCounts() {
    Map<String, Long> counts = new TreeMap<>();
    for (StripeObject object : objects.all()) {
      counts.put(object.path(), accounts.own().store(object).liveCount());
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
                accounts
                    .own()
                    .store(objects.named(record.object()))
                    .load(
                        StoredRecord.live(
                            record.id(), record.fields(), record.created(), record.modified())));
  }

  @Override
  public void upsert(String object, String name, ObjectNode patch) {
    accounts
        .holding(name)
        .change(objects.named(object), id(name), fields -> StripeResources.merged(fields, patch));
  }

  @Override
  public void delete(String object, String name) {
    accounts.holding(name).delete(objects.named(object), id(name));
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    shapes.drift(objects.named(object), drift);
  }

  /** Stripe has keys, not tokens: nothing expires. */
  @Override
  public void expireTokens() {}

  private Endpoint routes() {
    return new Routes(new StripeResources(objects, accounts, door))
        .add("GET", "/v1/events", this::events)
        .add("GET", "/v1/account", request -> accounts.self())
        .add("GET", "/v1/accounts", this::connected);
  }

  private Response events(Request request) {
    door.require("events", request);
    return new StripeLists(accounts.of(request), repeatEvents).events(request);
  }

  private Response connected(Request request) {
    door.require("accounts", request);
    return accounts.list(request);
  }

  private Endpoint visited(Endpoint endpoint) {
    return request -> {
      visitors.forEach(visitor -> visitor.accept(request));
      return endpoint.handle(request);
    };
  }

  private static String id(String name) {
    return name.substring(name.indexOf(':') + 1);
  }
}
