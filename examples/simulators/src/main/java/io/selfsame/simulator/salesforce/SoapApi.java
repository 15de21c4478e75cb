package io.selfsame.simulator.salesforce;

import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** The partner endpoint, {@code /services/Soap/u/VERSION}. */
final class SoapApi {
  private static final Duration LOG_REACH = Duration.ofDays(15);
  private static final int DEFAULT_BATCH = 500;

  private final Clock clock;
  private final Sessions sessions;
  private final Queries queries;
  private final AtomicLong calls = new AtomicLong();

  SoapApi(Clock clock, Sessions sessions, Queries queries) {
    this.clock = clock;
    this.sessions = sessions;
    this.queries = queries;
  }

  Response handle(Request request) {
    try {
      SoapRequest call = SoapRequest.parse(request.body());
      if (call.operation().equals("login")) {
        throw new ApiProblem(
            500, "INVALID_OPERATION", "SOAP API login() is disabled by default in this org.");
      }
      if (!call.header("sessionId").map(sessions::isValid).orElse(false)) {
        throw ApiProblem.invalidSession();
      }
      return Response.xml(
          200, SoapWriter.envelope(call.operation(), result(call), calls.incrementAndGet()));
    } catch (ApiProblem problem) {
      return Response.xml(500, SoapWriter.fault(problem));
    }
  }

  private String result(SoapRequest call) {
    int batch = call.header("batchSize").map(Integer::parseInt).orElse(DEFAULT_BATCH);
    int pageSize = Math.max(200, Math.min(Queries.LARGEST_PAGE, batch));
    return switch (call.operation()) {
      case "query" -> SoapWriter.page(queries.query(call.argument("queryString"), false, pageSize));
      case "queryAll" ->
          SoapWriter.page(queries.query(call.argument("queryString"), true, pageSize));
      case "queryMore" -> SoapWriter.page(queries.more(call.argument("queryLocator"), pageSize));
      case "describeSObject" -> SoapWriter.describe(queries.object(call.argument("sObjectType")));
      case "describeSObjects" -> describeAll(call.arguments("sObjectType"));
      case "getDeleted" -> deleted(call);
      case "getServerTimestamp" ->
          "<result><timestamp>" + SalesforceObject.time(clock.instant()) + "</timestamp></result>";
      case "getUserInfo" ->
          "<result><organizationId>00D5e0000000001EAA</organizationId>"
              + "<organizationName>Simulated</organizationName>"
              + "<sessionSecondsValid>7200</sessionSecondsValid>"
              + "<userId>0055e0000000001AAA</userId></result>";
      default ->
          throw new ApiProblem(
              500, "INVALID_OPERATION", "operation not simulated: " + call.operation());
    };
  }

  private String describeAll(List<String> names) {
    StringBuilder all = new StringBuilder();
    names.forEach(name -> all.append(SoapWriter.describe(queries.object(name))));
    return all.toString();
  }

  private String deleted(SoapRequest call) {
    SalesforceObject object = queries.object(call.argument("sObjectType"));
    Instant from = OffsetDateTime.parse(call.argument("startDate")).toInstant();
    Instant to = OffsetDateTime.parse(call.argument("endDate")).toInstant();
    Instant earliest = clock.instant().minus(LOG_REACH);
    if (from.isBefore(earliest)) {
      throw new ApiProblem(500, "INVALID_REPLICATION_DATE", "startDate before the log's reach");
    }
    if (Duration.between(from, to).toSeconds() < 60) {
      throw new ApiProblem(500, "INVALID_REPLICATION_DATE", "endDate must be a minute later");
    }
    StringBuilder xml = new StringBuilder("<result>");
    object.deletions().entrySet().stream()
        .filter(e -> !e.getValue().isBefore(from) && e.getValue().isBefore(to))
        .sorted(
            Map.Entry.<String, Instant>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
        .forEach(
            e ->
                xml.append("<deletedRecords><deletedDate>")
                    .append(SalesforceObject.time(e.getValue()))
                    .append("</deletedDate><id>")
                    .append(e.getKey())
                    .append("</id></deletedRecords>"));
    return xml.append("<earliestDateAvailable>")
        .append(SalesforceObject.time(earliest))
        .append("</earliestDateAvailable><latestDateCovered>")
        .append(SalesforceObject.time(to))
        .append("</latestDateCovered></result>")
        .toString();
  }
}
