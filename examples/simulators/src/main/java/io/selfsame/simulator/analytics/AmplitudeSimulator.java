package io.selfsame.simulator.analytics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.population.Population;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.Routes;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.simulator.vendor.VendorSimulator;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Product analytics in Amplitude's style: {@code GET /api/2/export?start=YYYYMMDDTHH&end=} gives a
 * zip of gzip files of JSON lines, one an hour of upload, both hours included; 404 when there is
 * nothing, 400 when there is too much.
 */
public final class AmplitudeSimulator implements VendorSimulator {
  public static final String API_KEY = "amplitude-simulated-key";
  public static final String SECRET_KEY = "amplitude-simulated-secret";

  private static final String NAME = "amplitude";
  private static final String PROJECT = "187520";
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm");
  private static final ObjectNode TEMPLATE = template();

  private final EventLog log;
  private final SimulatorServer server;
  private volatile int most = Integer.MAX_VALUE;
  private volatile boolean revoked;

  private AmplitudeSimulator(Clock clock, int port) {
    this.log = new EventLog(clock);
    Routes routes = new Routes(request -> Response.text(404, "Not Found"));
    routes.add("GET", "/api/2/export", this::export);
    this.server = SimulatorServer.start(NAME, port, clock, routes);
  }

  public static AmplitudeSimulator start(Clock clock) {
    return start(clock, 0);
  }

  public static AmplitudeSimulator start(Clock clock, int port) {
    return new AmplitudeSimulator(clock, port);
  }

  /** From now on exports show an event this much later than it was uploaded; two hours at most. */
  public void showLate(Duration late) {
    log.showLate(late);
  }

  /** How many events one export may hold, in place of the size of the archive. */
  public void limitExport(int events) {
    most = events;
  }

  /** Refuses the keys from now on, or takes them again. */
  public void revokeKeys(boolean revoke) {
    revoked = revoke;
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
        "amplitude.base.url",
        baseUri().toString(),
        "amplitude.api.key",
        API_KEY,
        "amplitude.secret.key",
        SECRET_KEY);
  }

  @Override
  public String exampleCommand() {
    return "curl -s -u "
        + API_KEY
        + ":"
        + SECRET_KEY
        + " '"
        + baseUri()
        + "/api/2/export?start=20260629T00&end=20260630T23' -o events.zip";
  }

  @Override
  public Map<String, Long> recordCounts() {
    return Map.of("events", log.count());
  }

  @Override
  public void load(Population population) {
    population
        .records()
        .filter(record -> record.source().equals(NAME))
        .forEach(record -> log.load(record.id(), record.fields(), record.modified()));
  }

  /** Uploads an event; an event of the same id once more. */
  @Override
  public void upsert(String object, String id, ObjectNode patch) {
    EventLog.requireEvents(object);
    log.upload(id, patch);
  }

  @Override
  public void delete(String object, String id) {
    EventLog.requireEvents(object);
    log.remove(id);
  }

  @Override
  public void drift(String object, FieldDrift drift) {
    EventLog.requireEvents(object);
    log.drift(drift);
  }

  /** Keys do not expire. See {@link #revokeKeys}. */
  @Override
  public void expireTokens() {}

  private Response export(Request request) {
    String keys =
        Base64.getEncoder()
            .encodeToString((API_KEY + ":" + SECRET_KEY).getBytes(StandardCharsets.UTF_8));
    if (revoked || !request.header("Authorization").orElse("").equals("Basic " + keys)) {
      return Response.text(401, "Authentication failed");
    }
    Instant start;
    Instant end;
    try {
      start = hour(request.parameter("start").orElse(""));
      end = hour(request.parameter("end").orElse(""));
    } catch (DateTimeException e) {
      return Response.text(400, "start and end must be hours such as 20260131T10");
    }
    List<EventLog.Event> events = log.between(start, end.plus(Duration.ofHours(1)));
    if (events.isEmpty()) {
      return Response.text(404, "Raw data files were not found.");
    }
    if (events.size() > most) {
      return Response.text(400, "The export is too large; ask for a shorter time.");
    }
    return Response.bytes(200, "application/zip", Packed.zip(files(events)));
  }

  private Map<String, byte[]> files(List<EventLog.Event> events) {
    Map<String, StringBuilder> hours = new TreeMap<>();
    for (EventLog.Event event : events) {
      String hour = event.uploaded().truncatedTo(ChronoUnit.HOURS).toString().substring(0, 13);
      hours
          .computeIfAbsent(hour.replace('T', '_'), any -> new StringBuilder())
          .append(row(event))
          .append('\n');
    }
    Map<String, byte[]> files = new TreeMap<>();
    hours.forEach(
        (hour, lines) ->
            files.put(
                PROJECT + "/" + PROJECT + "_" + hour + "#0.json.gz",
                Packed.gzip(lines.toString())));
    return files;
  }

  private ObjectNode row(EventLog.Event event) {
    ObjectNode row = log.shaped(TEMPLATE, event);
    row.put("$insert_id", event.id()).put("server_upload_time", time(event.uploaded()));
    if (!event.fields().has("event_time")) {
      row.put("event_time", time(event.uploaded()));
    }
    return row;
  }

  private static ObjectNode template() {
    ObjectNode row = Json.object().put("app", Long.parseLong(PROJECT)).putNull("user_id");
    row.putNull("device_id").put("event_type", "session_start").putNull("platform");
    row.putNull("country").putNull("city").putNull("language").putNull("ip_address");
    row.putObject("event_properties");
    row.putObject("user_properties");
    row.putObject("groups");
    return row;
  }

  private static String time(Instant instant) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS")
        .format(instant.atOffset(ZoneOffset.UTC));
  }

  private static Instant hour(String text) {
    return LocalDateTime.parse(text + "00", HOUR).toInstant(ZoneOffset.UTC);
  }
}
