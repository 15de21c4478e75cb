package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import io.selfsame.simulator.store.StoredRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;

/** The REST API: versions, describe, query, limits, single rows. */
final class RestApi {
  /** What a request line may have in all. */
  private static final int LONGEST_URI = 16_384;

  private final Map<String, SalesforceObject> objects;
  private final Queries queries;
  private final Sessions sessions;
  private final Usage usage;
  private final Versions versions;
  private final ReplicationLog log;

  RestApi(
      Map<String, SalesforceObject> objects,
      Queries queries,
      Sessions sessions,
      Usage usage,
      Versions versions,
      ReplicationLog log) {
    this.objects = objects;
    this.queries = queries;
    this.sessions = sessions;
    this.usage = usage;
    this.versions = versions;
    this.log = log;
  }

  void addTo(Routes routes) {
    String base = "/services/data/{version}";
    routes.add("GET", "/services/data", request -> Response.json(200, versions.list()));
    routes.add("GET", base + "/sobjects", guarded(request -> global()));
    routes.add("GET", base + "/sobjects/{object}/describe", guarded(this::describe));
    routes.add("GET", base + "/query", guarded(request -> query(request, false)));
    routes.add("GET", base + "/queryAll", guarded(request -> query(request, true)));
    routes.add("GET", base + "/query/{locator}", guarded(this::more));
    routes.add("GET", base + "/limits", guarded(request -> limits()));
    routes.add("GET", base + "/sobjects/{object}/deleted", guarded(this::deleted));
    routes.add("GET", base + "/sobjects/{object}/updated", guarded(this::updated));
    routes.add("GET", base + "/sobjects/{object}/{id}", guarded(this::row));
    routes.add("PATCH", base + "/sobjects/{object}/{id}", guarded(this::patch));
    routes.add("DELETE", base + "/sobjects/{object}/{id}", guarded(this::delete));
  }

  /** Checks what every call is checked for and tells how many calls are left. */
  Endpoint guarded(Endpoint endpoint) {
    return request -> {
      Response answer;
      try {
        check(request);
        answer = endpoint.handle(request);
      } catch (ApiProblem problem) {
        ArrayNode errors = Json.array();
        errors.addObject().put("message", problem.getMessage()).put("errorCode", problem.code());
        answer = Response.json(problem.status(), errors);
      }
      return answer.withHeader(
          "Sforce-Limit-Info", "api-usage=" + usage.used() + "/" + usage.limit());
    };
  }

  private void check(Request request) {
    if (!request.bearerToken().map(sessions::isValid).orElse(false)) {
      throw new ApiProblem(401, "INVALID_SESSION_ID", "Session expired or invalid");
    }
    if (!versions.isServed(request.pathVariable("version"))) {
      throw new ApiProblem(404, "NOT_FOUND", "The requested resource does not exist");
    }
    int uri =
        request.path().length()
            + request.query().entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(value -> e.getKey() + "=" + value + "&"))
                .mapToInt(pair -> URLEncoder.encode(pair, StandardCharsets.UTF_8).length())
                .sum();
    if (uri > LONGEST_URI) {
      throw new HttpProblem(Response.html(414, "<html>URI Too Long</html>"));
    }
    usage.spend();
  }

  private Response global() {
    ObjectNode answer = Json.object().put("encoding", "UTF-8").put("maxBatchSize", 200);
    ArrayNode list = answer.putArray("sobjects");
    for (SalesforceObject object : objects.values()) {
      list.addObject()
          .put("name", object.name())
          .put("keyPrefix", object.keyPrefix())
          .put("custom", object.name().endsWith("__c"))
          .put("customSetting", false)
          .put("deprecatedAndHidden", false)
          .put("queryable", true)
          .put("replicateable", true);
    }
    return Response.json(200, answer);
  }

  private Response describe(Request request) {
    SalesforceObject object = queries.object(request.pathVariable("object"));
    ObjectNode answer =
        Json.object()
            .put("name", object.name())
            .put("keyPrefix", object.keyPrefix())
            .put("queryable", true)
            .put("replicateable", true);
    ArrayNode fields = answer.putArray("fields");
    for (SalesforceField field : object.fields()) {
      fields
          .addObject()
          .put("name", field.name())
          .put("type", field.type())
          .put("length", field.length())
          .put("precision", field.precision())
          .put("scale", field.scale())
          .put("digits", field.digits())
          .put("calculated", field.calculated())
          .put("custom", field.custom())
          .put("compoundFieldName", field.compound().isEmpty() ? null : field.compound());
    }
    return Response.json(200, answer);
  }

  private Response query(Request request, boolean all) {
    return page(queries.query(request.parameter("q").orElse(""), all, pageSize(request)));
  }

  private Response more(Request request) {
    return page(queries.more(request.pathVariable("locator"), pageSize(request)));
  }

  private static int pageSize(Request request) {
    return request
        .header("Sforce-Query-Options")
        .map(options -> options.replaceAll("\\D", ""))
        .filter(digits -> !digits.isEmpty())
        .map(digits -> Math.max(200, Integer.parseInt(digits)))
        .orElse(Queries.LARGEST_PAGE);
  }

  private Response deleted(Request request) {
    SalesforceObject object = queries.object(request.pathVariable("object"));
    ReplicationLog.Deleted found =
        log.deleted(object, time(request, "start"), time(request, "end"));
    ObjectNode answer = Json.object();
    ArrayNode rows = answer.putArray("deletedRecords");
    for (ReplicationLog.Deletion row : found.rows()) {
      rows.addObject().put("id", row.id()).put("deletedDate", SalesforceObject.restTime(row.at()));
    }
    answer.put("earliestDateAvailable", SalesforceObject.restTime(found.earliest()));
    answer.put("latestDateCovered", SalesforceObject.restTime(found.covered()));
    return Response.json(200, answer);
  }

  private Response updated(Request request) {
    SalesforceObject object = queries.object(request.pathVariable("object"));
    ReplicationLog.Updated found =
        log.updated(object, time(request, "start"), time(request, "end"));
    ObjectNode answer = Json.object();
    ArrayNode ids = answer.putArray("ids");
    found.ids().forEach(ids::add);
    answer.put("latestDateCovered", SalesforceObject.restTime(found.covered()));
    return Response.json(200, answer);
  }

  private static Instant time(Request request, String parameter) {
    try {
      return OffsetDateTime.parse(request.parameter(parameter).orElse("")).toInstant();
    } catch (DateTimeParseException e) {
      throw new ApiProblem(400, "MALFORMED_ID", parameter + ": expected an ISO-8601 time");
    }
  }

  private static Response page(Queries.Page page) {
    ObjectNode answer =
        Json.object().put("totalSize", page.size()).put("done", page.locator().isEmpty());
    if (!page.locator().isEmpty()) {
      answer.put("nextRecordsUrl", "/services/data/v64.0/query/" + page.locator());
    }
    ArrayNode records = answer.putArray("records");
    for (ObjectNode row : page.rows()) {
      ObjectNode record = records.addObject();
      record
          .putObject("attributes")
          .put("type", page.object().name())
          .put(
              "url",
              "/services/data/v64.0/sobjects/"
                  + page.object().name()
                  + "/"
                  + row.path("Id").asText());
      for (String field : page.fields()) {
        record.set(field, restForm(page.object(), field, row.get(field)));
      }
    }
    return Response.json(200, answer);
  }

  /** Times have another form here than in SOAP. */
  private static JsonNode restForm(SalesforceObject object, String name, JsonNode value) {
    boolean time =
        object.fields().stream()
            .anyMatch(field -> field.name().equals(name) && field.type().equals("datetime"));
    return time && value.isTextual()
        ? TextNode.valueOf(value.asText().replaceAll("Z$", "+0000"))
        : value;
  }

  private Response limits() {
    ObjectNode answer = Json.object();
    answer
        .putObject("DailyApiRequests")
        .put("Max", usage.limit())
        .put("Remaining", usage.limit() - usage.used());
    return Response.json(200, answer);
  }

  private Response row(Request request) {
    SalesforceObject object = queries.object(request.pathVariable("object"));
    return Response.json(200, object.render(find(object, request)));
  }

  private Response patch(Request request) {
    SalesforceObject object = queries.object(request.pathVariable("object"));
    object.rows().merge(find(object, request).id(), Json.parseObject(request.body()));
    return Response.noContent();
  }

  private Response delete(Request request) {
    SalesforceObject object = queries.object(request.pathVariable("object"));
    object.delete(find(object, request).id());
    return Response.noContent();
  }

  private static StoredRecord find(SalesforceObject object, Request request) {
    return object
        .rows()
        .find(request.pathVariable("id"))
        .filter(StoredRecord::isLive)
        .orElseThrow(
            () -> new ApiProblem(404, "NOT_FOUND", "The requested resource does not exist"));
  }
}
