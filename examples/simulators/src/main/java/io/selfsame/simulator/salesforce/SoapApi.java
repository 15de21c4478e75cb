package io.selfsame.simulator.salesforce;

import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The partner endpoint, {@code /services/Soap/u/VERSION}. */
final class SoapApi {
  private static final int DEFAULT_BATCH = 500;

  private final Clock clock;
  private final Sessions sessions;
  private final Queries queries;
  private final Usage usage;
  private final Versions versions;
  private final ReplicationLog log;

  SoapApi(
      Clock clock,
      Sessions sessions,
      Queries queries,
      Usage usage,
      Versions versions,
      ReplicationLog log) {
    this.clock = clock;
    this.sessions = sessions;
    this.queries = queries;
    this.usage = usage;
    this.versions = versions;
    this.log = log;
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
      if (!versions.isServed(request.pathVariable("version"))) {
        throw new ApiProblem(500, "UNSUPPORTED_API_VERSION", "Invalid Api version");
      }
      usage.spend();
      return Response.xml(200, SoapWriter.envelope(call.operation(), result(call), usage));
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
      case "describeGlobal" -> SoapWriter.global(queries.objects());
      case "getDeleted" -> deleted(call);
      case "getUpdated" -> updated(call);
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
    ReplicationLog.Deleted found =
        log.deleted(object, time(call, "startDate"), time(call, "endDate"));
    StringBuilder xml = new StringBuilder("<result>");
    for (ReplicationLog.Deletion row : found.rows()) {
      xml.append("<deletedRecords><deletedDate>")
          .append(SalesforceObject.time(row.at()))
          .append("</deletedDate><id>")
          .append(row.id())
          .append("</id></deletedRecords>");
    }
    return xml.append("<earliestDateAvailable>")
        .append(SalesforceObject.time(found.earliest()))
        .append("</earliestDateAvailable>")
        .append(covered(found.covered()))
        .toString();
  }

  private String updated(SoapRequest call) {
    SalesforceObject object = queries.object(call.argument("sObjectType"));
    ReplicationLog.Updated found =
        log.updated(object, time(call, "startDate"), time(call, "endDate"));
    StringBuilder xml = new StringBuilder("<result>");
    found.ids().forEach(id -> xml.append("<ids>").append(id).append("</ids>"));
    return xml.append(covered(found.covered())).toString();
  }

  private static String covered(Instant at) {
    return "<latestDateCovered>" + SalesforceObject.time(at) + "</latestDateCovered></result>";
  }

  private static Instant time(SoapRequest call, String argument) {
    return OffsetDateTime.parse(call.argument(argument)).toInstant();
  }
}
