package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import io.selfsame.simulator.store.StoredRecord;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The REST API: versions, describe, query, limits, single rows. */
final class RestApi {
  private final Map<String, SalesforceObject> objects;
  private final Queries queries;
  private final Sessions sessions;
  private final AtomicLong calls = new AtomicLong();

  RestApi(Map<String, SalesforceObject> objects, Queries queries, Sessions sessions) {
    this.objects = objects;
    this.queries = queries;
    this.sessions = sessions;
  }

  void addTo(Routes routes) {
    String base = "/services/data/{version}";
    routes.add("GET", "/services/data", request -> versions());
    routes.add("GET", base + "/sobjects", guarded(request -> global()));
    routes.add("GET", base + "/sobjects/{object}/describe", guarded(this::describe));
    routes.add("GET", base + "/query", guarded(request -> query(request, false)));
    routes.add("GET", base + "/queryAll", guarded(request -> query(request, true)));
    routes.add("GET", base + "/query/{locator}", guarded(this::more));
    routes.add("GET", base + "/limits", guarded(request -> limits()));
    routes.add("GET", base + "/sobjects/{object}/{id}", guarded(this::row));
    routes.add("PATCH", base + "/sobjects/{object}/{id}", guarded(this::patch));
    routes.add("DELETE", base + "/sobjects/{object}/{id}", guarded(this::delete));
  }

  private Endpoint guarded(Endpoint endpoint) {
    return request -> {
      Response answer;
      try {
        if (!request.bearerToken().map(sessions::isValid).orElse(false)) {
          throw new ApiProblem(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
        answer = endpoint.handle(request);
      } catch (ApiProblem problem) {
        ArrayNode errors = Json.array();
        errors.addObject().put("message", problem.getMessage()).put("errorCode", problem.code());
        answer = Response.json(problem.status(), errors);
      }
      return answer.withHeader(
          "Sforce-Limit-Info", "api-usage=" + calls.incrementAndGet() + "/100000");
    };
  }

  private static Response versions() {
    ArrayNode versions = Json.array();
    for (int version = 60; version <= 64; version++) {
      versions
          .addObject()
          .put("label", "Release " + version)
          .put("url", "/services/data/v" + version + ".0")
          .put("version", version + ".0");
    }
    return Response.json(200, versions);
  }

  private Response global() {
    ObjectNode answer = Json.object().put("encoding", "UTF-8").put("maxBatchSize", 200);
    ArrayNode list = answer.putArray("sobjects");
    for (SalesforceObject object : objects.values()) {
      list.addObject()
          .put("name", object.name())
          .put("keyPrefix", object.keyPrefix())
          .put("queryable", true);
    }
    return Response.json(200, answer);
  }

  private Response describe(Request request) {
    SalesforceObject object = queries.object(request.pathVariable("object"));
    ObjectNode answer =
        Json.object().put("name", object.name()).put("keyPrefix", object.keyPrefix());
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
    return page(queries.query(request.parameter("q").orElse(""), all, Queries.LARGEST_PAGE));
  }

  private Response more(Request request) {
    return page(queries.more(request.pathVariable("locator"), Queries.LARGEST_PAGE));
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
      page.fields().forEach(field -> record.set(field, row.get(field)));
    }
    return Response.json(200, answer);
  }

  private Response limits() {
    ObjectNode answer = Json.object();
    answer
        .putObject("DailyApiRequests")
        .put("Max", 100_000)
        .put("Remaining", 100_000 - calls.get());
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
