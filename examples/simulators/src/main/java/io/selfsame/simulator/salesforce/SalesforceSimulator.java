package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.store.StoredRecord;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A Salesforce org: Contact, Lead, Account, Individual and the contact point consents, and whatever
 * custom objects it is given. {@link #org()} plays its administrator.
 */
public final class SalesforceSimulator implements VendorSimulator {
  private static final String NAME = "salesforce";

  private static final Map<String, String> STANDARD =
      Map.of(
          "Contact", "003",
          "Lead", "00Q",
          "Account", "001",
          "Individual", "0PK",
          "ContactPointTypeConsent", "0ZI",
          "ContactPointConsent", "0ZH");

  private final Map<String, SalesforceObject> objects = new ConcurrentSkipListMap<>();
  private final Sessions sessions;
  private final Queries queries;
  private final Usage usage;
  private final Versions versions = new Versions();
  private final ReplicationLog log;
  private final BulkJobs jobs;
  private final Org org;
  private final SimulatorServer server;

  private SalesforceSimulator(Clock clock, int port) {
    STANDARD.forEach(
        (name, prefix) -> objects.put(name, SalesforceObject.standard(name, prefix, clock)));
    this.usage = new Usage(clock);
    this.log = new ReplicationLog(clock);
    this.jobs = new BulkJobs(clock);
    this.sessions = new Sessions(clock);
    this.queries = new Queries(clock, objects);
    this.org = new Org(clock, objects, queries, usage, versions, log, jobs);
    this.server = SimulatorServer.start(NAME, port, clock, routes(clock));
  }

  public static SalesforceSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static SalesforceSimulator start(Clock clock, int port) {
    return new SalesforceSimulator(clock, port);
  }

  /** What an administrator can do, and what can happen to an org. */
  public Org org() {
    return org;
  }

  /** Sessions from now on name this URL for all further calls. */
  public void sendSessionsTo(String instanceUrl) {
    sessions.sendTo(instanceUrl);
  }

  /** Registers the certificate of a user who may use the JWT bearer grant. */
  public void authorize(String username, PublicKey key) {
    sessions.authorize(username, key);
  }

  /** Makes all query locators invalid. */
  public void forgetLocators() {
    queries.forgetLocators();
  }

  /** Takes a row back from the recycle bin. */
  public void undelete(String object, String id) {
    object(object).undelete(id);
  }

  /** Deletes a row and empties the recycle bin of it. */
  public void deletePermanently(String object, String id) {
    object(object).purge(id);
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
        "salesforce.login.url", baseUri().toString(),
        "salesforce.client.id", Sessions.CLIENT_ID,
        "salesforce.client.secret", Sessions.CLIENT_SECRET);
  }

  @Override
  public String exampleCommand() {
    return "curl -s "
        + baseUri()
        + "/services/oauth2/token -d grant_type=client_credentials -d client_id="
        + Sessions.CLIENT_ID
        + " -d client_secret="
        + Sessions.CLIENT_SECRET;
  }

  @Override
  public Map<String, Long> recordCounts() {
    Map<String, Long> counts = new TreeMap<>();
    objects.forEach((name, object) -> counts.put(name, object.rows().liveCount()));
    return counts;
  }

  @Override
  public void load(Population population) {
    population
        .records()
        .filter(record -> record.source().equals(NAME))
        .forEach(
            record ->
                object(record.object())
                    .rows()
                    .load(
                        StoredRecord.live(
                            record.id(), record.fields(), record.created(), record.modified())));
  }

  @Override
  public void upsert(String object, String id, ObjectNode patch) {
    object(object).rows().merge(id, patch);
  }

  @Override
  public void delete(String object, String id) {
    object(object).delete(id);
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    SalesforceObject changed = object(object);
    if (drift instanceof FieldDrift.Add add) {
      changed.add(SalesforceField.text(add.field()));
    } else if (drift instanceof FieldDrift.Remove remove) {
      changed.remove(remove.field());
    } else if (drift instanceof FieldDrift.Rename rename) {
      changed.change(rename.field(), field -> field.renamed(rename.to()));
    } else if (drift instanceof FieldDrift.Retype retype) {
      changed.change(retype.field(), field -> field.retyped(typeName(retype.type())));
    }
  }

  @Override
  public void expireTokens() {
    sessions.expireAll();
  }

  private Routes routes(Clock clock) {
    Routes routes = new Routes(request -> Response.text(404, "Not found\n"));
    routes.add(
        "POST",
        "/services/oauth2/token",
        request -> sessions.issue(request, server.baseUri().toString()));
    SoapApi soap = new SoapApi(clock, sessions, queries, usage, versions, log);
    routes.add("POST", "/services/Soap/u/{version}", soap::handle);
    RestApi rest = new RestApi(objects, queries, sessions, usage, versions, log);
    new BulkApi(queries, jobs).addTo(routes, rest::guarded);
    rest.addTo(routes);
    return routes;
  }

  private static String typeName(FieldDrift.FieldType type) {
    return switch (type) {
      case INTEGER -> "int";
      case NUMBER -> "double";
      case BOOLEAN -> "boolean";
      case STRING, OBJECT, ARRAY -> "string";
    };
  }

  private SalesforceObject object(String name) {
    return org.object(name);
  }
}
