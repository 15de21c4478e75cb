package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.salesforce.SalesforceSimulator;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.stripe.StripeSimulator;
import io.selfsame.simulator.vendor.VendorSimulator;
import io.selfsame.simulator.zendesk.ZendeskSimulator;
import io.selfsame.source.salesforce.SalesforceSourceTask;
import io.selfsame.source.stripe.StripeSourceTask;
import io.selfsame.source.zendesk.ZendeskSourceTask;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.apache.kafka.connect.source.SourceTask;

/**
 * A simulated vendor, the connector that reads it, and its state as it tells it to another client.
 */
abstract class ChaosVendor implements AutoCloseable {
  private final VendorSimulator simulator;
  private final Supplier<SourceTask> tasks;

  private ChaosVendor(VendorSimulator simulator, Supplier<SourceTask> tasks) {
    this.simulator = simulator;
    this.tasks = tasks;
  }

  static List<ChaosVendor> all() {
    return List.of(new Salesforce(), new Stripe(), new Zendesk());
  }

  final VendorSimulator simulator() {
    return simulator;
  }

  final SourceTask task() {
    return tasks.get();
  }

  abstract List<String> objects();

  abstract String id(String object, int number);

  /** How fields of an object may be called: where they are, and with what ending. */
  abstract List<String> fieldNames(String object);

  /** Whether fields can hold lists and objects. */
  boolean nests() {
    return true;
  }

  /** Whether the fields' values are converted when a type changes, or to be written anew. */
  boolean converts() {
    return true;
  }

  Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(simulator.connectorSettings());
    settings.put("name", simulator.name());
    settings.put("topic.prefix", simulator.name() + ".");
    settings.put(simulator.name() + ".objects", String.join(",", objects()));
    settings.put("poll.interval.ms", "500");
    settings.put("retry.backoff.ms", "10");
    return settings;
  }

  /** The live rows, by id. */
  abstract Map<String, ObjectNode> rows(String object);

  final JsonNode get(String path, String token) {
    return Calls.json(
        new Request.Builder()
            .url(simulator.baseUri() + path)
            .header("Authorization", "Bearer " + token)
            .build());
  }

  static Map<String, ObjectNode> byId(JsonNode rows, String id) {
    return StreamSupport.stream(rows.spliterator(), false)
        .collect(
            Collectors.toMap(
                row -> row.path(id).asText(),
                row -> (ObjectNode) row,
                (one, other) -> other,
                LinkedHashMap::new));
  }

  @Override
  public void close() {
    simulator.close();
  }

  private static final class Stripe extends ChaosVendor {
    Stripe() {
      super(StripeSimulator.start(SimulatorClock.ticking()), StripeSourceTask::new);
    }

    @Override
    List<String> objects() {
      return List.of("customers", "products");
    }

    @Override
    String id(String object, int number) {
      return object.substring(0, 3) + "_chaos" + number;
    }

    @Override
    List<String> fieldNames(String object) {
      return object.equals("customers")
          ? List.of("%s", "invoice_settings.%s")
          : List.of("%s", "metadata.%s");
    }

    @Override
    Map<String, String> settings() {
      Map<String, String> settings = super.settings();
      settings.put("stripe.requests.per.second", "1000");
      settings.put("stripe.events.lag.ms", "0");
      settings.put("stripe.events.history.days", "0");
      return settings;
    }

    @Override
    Map<String, ObjectNode> rows(String object) {
      JsonNode list = get("/v1/" + object + "?limit=100", StripeSimulator.API_KEY);
      return byId(list.path("data"), "id");
    }
  }

  private static final class Zendesk extends ChaosVendor {
    Zendesk() {
      super(started(), ZendeskSourceTask::new);
    }

    private static ZendeskSimulator started() {
      ZendeskSimulator zendesk = ZendeskSimulator.start(SimulatorClock.ticking());
      zendesk.limitExports(0);
      zendesk.withholdFromExports(Duration.ZERO);
      return zendesk;
    }

    @Override
    List<String> objects() {
      return List.of("users", "organizations", "tickets");
    }

    @Override
    String id(String object, int number) {
      return Integer.toString(9_000 + number);
    }

    @Override
    List<String> fieldNames(String object) {
      return switch (object) {
        case "users" -> List.of("%s", "user_fields.%s");
        case "organizations" -> List.of("%s", "organization_fields.%s");
        default -> List.of("%s");
      };
    }

    @Override
    Map<String, String> settings() {
      Map<String, String> settings = super.settings();
      settings.put("zendesk.export.requests.per.minute", "6000");
      settings.put("zendesk.export.lag.ms", "0");
      // Definitions of fields are asked for as often, at an account's rate.
      settings.put("poll.interval.ms", "1000");
      return settings;
    }

    @Override
    Map<String, ObjectNode> rows(String object) {
      Map<String, String> settings = simulator().connectorSettings();
      String grant =
          History.JSON
              .createObjectNode()
              .put("grant_type", "client_credentials")
              .put("client_id", settings.get("zendesk.client.id"))
              .put("client_secret", settings.get("zendesk.client.secret"))
              .put("scope", "read")
              .toString();
      String token =
          Calls.json(
                  new Request.Builder()
                      .url(simulator().baseUri() + "/oauth/tokens")
                      .post(RequestBody.create(grant, MediaType.get("application/json")))
                      .build())
              .path("access_token")
              .asText();
      JsonNode list = get("/api/v2/" + object + ".json?page[size]=100", token);
      return byId(list.path(object), "id");
    }
  }

  private static final class Salesforce extends ChaosVendor {
    private static final List<String> COMPARED = List.of("Id", "LastName", "Company");

    Salesforce() {
      super(SalesforceSimulator.start(SimulatorClock.ticking()), SalesforceSourceTask::new);
    }

    @Override
    List<String> objects() {
      return List.of("Contact", "Lead");
    }

    @Override
    String id(String object, int number) {
      return String.format("%s%012dAAA", object.equals("Lead") ? "00Q" : "003", number);
    }

    @Override
    List<String> fieldNames(String object) {
      return List.of("%s__c");
    }

    @Override
    boolean nests() {
      return false;
    }

    @Override
    boolean converts() {
      return false;
    }

    @Override
    Map<String, String> settings() {
      Map<String, String> settings = super.settings();
      settings.put("salesforce.lag.ms", "0");
      settings.put("salesforce.overlap.ms", "10000");
      settings.put("salesforce.describe.interval.ms", "1000");
      return settings;
    }

    @Override
    Map<String, ObjectNode> rows(String object) {
      Map<String, String> settings = simulator().connectorSettings();
      FormBody grant =
          new FormBody.Builder()
              .add("grant_type", "client_credentials")
              .add("client_id", settings.get("salesforce.client.id"))
              .add("client_secret", settings.get("salesforce.client.secret"))
              .build();
      String token =
          Calls.json(
                  new Request.Builder()
                      .url(simulator().baseUri() + "/services/oauth2/token")
                      .post(grant)
                      .build())
              .path("access_token")
              .asText();
      JsonNode described = get("/services/data/v64.0/sobjects/" + object + "/describe", token);
      String fields =
          StreamSupport.stream(described.path("fields").spliterator(), false)
              .map(field -> field.path("name").asText())
              .filter(name -> name.endsWith("__c") || COMPARED.contains(name))
              .collect(Collectors.joining(","));
      JsonNode answer =
          get("/services/data/v64.0/query?q=SELECT+" + fields + "+FROM+" + object, token);
      answer.path("records").forEach(row -> ((ObjectNode) row).remove("attributes"));
      return byId(answer.path("records"), "Id");
    }
  }
}
