package io.selfsame.simulator.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Endpoint;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Query jobs of Bulk API 2.0, {@code /services/data/VERSION/jobs/query}. */
final class BulkApi {
  private static final String JOBS = "/services/data/{version}/jobs/query";
  private static final int DEFAULT_PAGE = 10_000;

  private final Queries queries;
  private final BulkJobs jobs;

  BulkApi(Queries queries, BulkJobs jobs) {
    this.queries = queries;
    this.jobs = jobs;
  }

  void addTo(Routes routes, UnaryOperator<Endpoint> guarded) {
    routes.add("POST", JOBS, guarded.apply(this::create));
    routes.add("GET", JOBS + "/{id}", guarded.apply(r -> Response.json(200, job(r).look())));
    routes.add("PATCH", JOBS + "/{id}", guarded.apply(this::abort));
    routes.add("DELETE", JOBS + "/{id}", guarded.apply(this::remove));
    routes.add("GET", JOBS + "/{id}/results", guarded.apply(this::results));
    routes.add("GET", JOBS + "/{id}/resultPages", guarded.apply(this::resultPages));
  }

  private Response create(Request request) {
    ObjectNode body = Json.parseObject(request.body());
    String operation = body.path("operation").asText();
    if (!operation.equals("query") && !operation.equals("queryAll")) {
      throw new ApiProblem(400, "INVALIDJOB", "operation: expected query or queryAll");
    }
    Queries.Rows rows = queries.rows(body.path("query").asText(), operation.equals("queryAll"));
    boolean compound =
        rows.object().fields().stream()
            .anyMatch(field -> field.isCompound() && rows.fields().contains(field.name()));
    if (compound) {
      throw new ApiProblem(
          400, "FEATURENOTENABLED", "Selecting compound data not supported in Bulk Query");
    }
    return Response.json(200, jobs.create(operation, version(request), rows).describe());
  }

  private Response abort(Request request) {
    BulkJob job = job(request);
    job.end("Aborted", "");
    return Response.json(200, job.describe());
  }

  private Response remove(Request request) {
    jobs.remove(job(request).id());
    return Response.noContent();
  }

  private Response results(Request request) {
    BulkJob job = complete(request);
    int from = request.parameter("locator").map(BulkApi::offset).orElse(0);
    int to = Math.min(job.resultSize(), from + pageSize(request));
    String csv = CsvWriter.write(job.rows(), from, to);
    return new Response(
        200,
        Map.of(
            "Content-Type",
            "text/csv",
            "Sforce-NumberOfRecords",
            Integer.toString(to - from),
            // The literal text, as the real API writes it.
            "Sforce-Locator",
            to < job.resultSize() ? locator(to) : "null"),
        csv);
  }

  private Response resultPages(Request request) {
    BulkJob job = complete(request);
    ObjectNode answer = Json.object();
    ArrayNode pages = answer.putArray("resultPages");
    for (int from = 0; from < job.resultSize(); from += DEFAULT_PAGE) {
      String results = "/services/data/v" + job.version() + "/jobs/query/" + job.id() + "/results";
      pages.addObject().put("resultUrl", results + (from == 0 ? "" : "?locator=" + locator(from)));
    }
    return Response.json(200, answer.put("done", true));
  }

  private BulkJob complete(Request request) {
    BulkJob job = job(request);
    if (!job.isComplete()) {
      throw new ApiProblem(400, "INVALIDJOBSTATE", "The job has no results in this state");
    }
    return job;
  }

  private BulkJob job(Request request) {
    BulkJob job = jobs.find(request.pathVariable("id"));
    if (!job.version().equals(version(request))) {
      throw new ApiProblem(409, "INVALIDVERSION", "The job was created with another API version");
    }
    return job;
  }

  private static String version(Request request) {
    return request.pathVariable("version").substring(1);
  }

  private static int pageSize(Request request) {
    return request.parameter("maxRecords").map(Integer::parseInt).orElse(DEFAULT_PAGE);
  }

  private static String locator(int offset) {
    byte[] text = Integer.toString(offset).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  private static int offset(String locator) {
    try {
      byte[] text = Base64.getUrlDecoder().decode(locator);
      return Integer.parseInt(new String(text, StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new ApiProblem(400, "INVALIDLOCATOR", "Unknown locator");
    }
  }
}
