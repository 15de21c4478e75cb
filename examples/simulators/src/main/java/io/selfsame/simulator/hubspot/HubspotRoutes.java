package io.selfsame.simulator.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Which path is answered by what, who may ask how often, and the headers every answer has. */
final class HubspotRoutes {
  private static final int LONGEST_TARGET = 8000;

  private final HubspotAccess access;
  private final HubspotLimits limits;
  private final HubspotState state;
  private final Records records;
  private final Search search;
  private final Edits edits;
  private final Relations relations;
  private final AtomicLong requests = new AtomicLong();

  HubspotRoutes(HubspotAccess access, HubspotLimits limits, HubspotState state, Desk desk) {
    this.access = access;
    this.limits = limits;
    this.state = state;
    this.records = desk.records();
    this.search = new Search(state, records);
    this.edits = desk.edits();
    this.relations = desk.relations();
  }

  /** Those who work on one portal. */
  record Desk(Records records, Edits edits, Relations relations) {}

  Endpoint all() {
    Routes routes =
        new Routes(
            request -> {
              throw HubspotProblems.notFound();
            });
    routes.add("POST", "/oauth/v1/token", access::issue);
    String objects = "/crm/v3/objects/{object}";
    add(routes, "POST", objects + "/search", search::answer);
    add(routes, "POST", objects + "/batch/read", records::batchRead);
    add(routes, "POST", objects + "/batch/create", edits::batchCreate);
    add(routes, "POST", objects + "/batch/archive", edits::batchArchive);
    add(routes, "POST", objects + "/gdpr-delete", edits::erase);
    add(routes, "POST", objects + "/merge", edits::merge);
    add(routes, "POST", objects, edits::create);
    add(routes, "GET", objects, records::list);
    add(routes, "GET", objects + "/{id}", records::get);
    add(routes, "PATCH", objects + "/{id}", edits::update);
    add(routes, "DELETE", objects + "/{id}", edits::archive);
    add(routes, "GET", "/crm/v3/properties/{object}", this::properties);
    add(routes, "GET", "/crm/v3/properties/{object}/{name}", this::property);
    addRelations(routes);
    return withHeaders(routes);
  }

  private void addRelations(Routes routes) {
    String statuses = "/communication-preferences/v4/statuses/{address}";
    routes.add("POST", "/communication-preferences/v3/unsubscribe", guard(relations::unsubscribe));
    routes.add("GET", statuses, guard(relations::statuses));
    routes.add("POST", statuses, guard(relations::setStatus));
    routes.add("POST", statuses + "/unsubscribe-all", guard(relations::unsubscribeAll));
    routes.add(
        "POST",
        "/crm/v4/associations/contacts/companies/batch/read",
        guard(relations::companiesOfContacts));
    routes.add(
        "GET",
        "/account-info/v3/details",
        guard(
            request ->
                Response.json(
                    200,
                    Json.object()
                        .put("portalId", 20858235)
                        .put("accountType", "STANDARD")
                        .put("timeZone", "UTC"))));
  }

  /** Reads a JSON body. */
  static ObjectNode body(Request request) {
    try {
      return Json.parseObject(request.body());
    } catch (IllegalArgumentException e) {
      throw HubspotProblems.validation("Invalid input JSON");
    }
  }

  private interface Call {
    Response answer(HubspotObject object, Request request);
  }

  private void add(Routes routes, String method, String path, Call call) {
    routes.add(
        method,
        path,
        guard(
            request -> {
              HubspotObject object =
                  HubspotObject.named(request.pathVariable("object"))
                      .orElseThrow(HubspotProblems::notFound);
              access.need(object.scope());
              return call.answer(object, request);
            }));
  }

  private Endpoint guard(Endpoint endpoint) {
    return request -> {
      if (length(request) > LONGEST_TARGET) {
        return Response.html(414, "<html><body>414 Request-URI Too Large</body></html>");
      }
      access.check(request);
      limits.pass(isSearch(request));
      return endpoint.handle(request);
    };
  }

  private Endpoint withHeaders(Endpoint endpoint) {
    return request -> {
      String correlation = new UUID(0x5E1F5A3EL, requests.incrementAndGet()).toString();
      Response answer = answer(endpoint, request);
      Response told =
          new Response(
              answer.status(),
              answer.headers(),
              answer.body().replace(HubspotProblems.NO_CORRELATION, correlation));
      return limits
          .describe(told, isSearch(request))
          .withHeader("X-HubSpot-Correlation-Id", correlation);
    };
  }

  private static Response answer(Endpoint endpoint, Request request) {
    try {
      return endpoint.handle(request);
    } catch (HttpProblem problem) {
      return problem.response();
    }
  }

  private Response properties(HubspotObject object, Request request) {
    boolean archived = request.parameter("archived").orElse("false").equals("true");
    ObjectNode answer = Json.object();
    answer.set(
        "results", state.properties(object).list(archived, request.parameter("dataSensitivity")));
    return Response.json(200, answer);
  }

  private Response property(HubspotObject object, Request request) {
    return Response.json(
        200,
        state
            .properties(object)
            .find(request.pathVariable("name"))
            .orElseThrow(HubspotProblems::notFound));
  }

  private static boolean isSearch(Request request) {
    return request.path().endsWith("/search");
  }

  private static int length(Request request) {
    int length = request.path().length();
    for (var parameter : request.query().entrySet()) {
      for (String value : parameter.getValue()) {
        length += parameter.getKey().length() + value.length() + 2;
      }
    }
    return length;
  }
}
