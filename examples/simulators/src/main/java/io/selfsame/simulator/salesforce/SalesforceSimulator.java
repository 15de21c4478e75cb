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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A Salesforce org whose API user may read Contact, Lead and Account with their consent fields. */
public final class SalesforceSimulator implements VendorSimulator {
  private static final String NAME = "salesforce";

  private final Map<String, SalesforceObject> objects = new TreeMap<>();
  private final Sessions sessions;
  private final Queries queries;
  private final SimulatorServer server;

  private SalesforceSimulator(Clock clock, int port) {
    Map.of("Contact", "003", "Lead", "00Q", "Account", "001")
        .forEach((name, prefix) -> objects.put(name, new SalesforceObject(name, prefix, clock)));
    this.sessions = new Sessions(clock);
    this.queries = new Queries(clock, objects);
    this.server = SimulatorServer.start(NAME, port, clock, routes(clock));
  }

  public static SalesforceSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static SalesforceSimulator start(Clock clock, int port) {
    return new SalesforceSimulator(clock, port);
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
    List<SalesforceField> fields = object(object).fields();
    if (drift instanceof FieldDrift.Add add) {
      fields.add(SalesforceField.text(add.field()));
    } else if (drift instanceof FieldDrift.Remove remove) {
      fields.removeIf(field -> field.name().equals(remove.field()));
    } else if (drift instanceof FieldDrift.Rename rename) {
      replace(fields, rename.field(), field -> field.renamed(rename.to()));
    } else if (drift instanceof FieldDrift.Retype retype) {
      replace(fields, retype.field(), field -> field.retyped(typeName(retype.type())));
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
    SoapApi soap = new SoapApi(clock, sessions, queries);
    routes.add("POST", "/services/Soap/u/{version}", soap::handle);
    new RestApi(objects, queries, sessions).addTo(routes);
    return routes;
  }

  private static void replace(
      List<SalesforceField> fields, String name, UnaryOperator<SalesforceField> change) {
    fields.replaceAll(field -> field.name().equals(name) ? change.apply(field) : field);
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
    return Optional.ofNullable(
            objects.get(
                name.isEmpty()
                    ? name
                    : name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1).toLowerCase(Locale.ROOT)))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Salesforce has no object of that name here: expected Contact, Lead or"
                        + " Account"));
  }
}
