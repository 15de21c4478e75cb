package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.HttpProblem;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.store.Position;
import io.selfsame.simulator.store.StoredRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The incremental exports, cursor based and time based. Rows of the last minute are withheld. */
final class Exports {
  private static final Duration WITHHELD = Duration.ofSeconds(60);
  private static final int MOST = 1000;

  private final Clock clock;
  private final ZendeskState state;
  private volatile Duration withheld = WITHHELD;

  Exports(Clock clock, ZendeskState state) {
    this.clock = clock;
    this.state = state;
  }

  /** Shortens the minute, for demonstrations. */
  void withhold(Duration duration) {
    withheld = duration;
  }

  /** {@code GET /api/v2/incremental/OBJECT/cursor.json}. */
  Response byCursor(ZendeskObject object, Request request) {
    Optional<String> cursor = request.parameter("cursor");
    Position after =
        cursor.map(Exports::decode).orElseGet(() -> Position.startOf(startTime(request)));
    int size = pageSize(request);
    Instant end = end();
    List<StoredRecord> found =
        state
            .store(object)
            .modifiedAfter(after)
            .filter(record -> !record.modified().isAfter(end))
            .filter(object::exports)
            .limit(size + 1L)
            .toList();
    boolean more = found.size() > size;
    List<StoredRecord> page = more ? found.subList(0, size) : found;
    ObjectNode answer = Json.object();
    answer.set(object.plural(), rows(object, page));
    if (object == ZendeskObject.USERS && includes(request, "identities")) {
      ArrayNode identities = answer.putArray("identities");
      page.forEach(user -> identities.addAll(state.identities().list(user)));
    }
    Optional<String> next =
        page.isEmpty() ? cursor : Optional.of(encode(position(page.get(page.size() - 1))));
    answer.put("after_cursor", next.orElse(null));
    answer.put(
        "after_url",
        next.map(c -> state.url("/incremental/" + object.plural() + "/cursor.json?cursor=" + c))
            .orElse(null));
    answer.putNull("before_cursor").putNull("before_url");
    answer.put("end_of_stream", !more);
    return Response.json(200, answer);
  }

  /** {@code GET /api/v2/incremental/OBJECT.json}: from a second on, that second included. */
  Response byTime(ZendeskObject object, Request request) {
    Instant start = startTime(request);
    Instant end = end();
    List<StoredRecord> page =
        state
            .store(object)
            .modifiedAfter(Position.startOf(start))
            .filter(record -> !record.modified().isAfter(end))
            .filter(object::exports)
            .limit(pageSize(request))
            .toList();
    ObjectNode answer = Json.object();
    answer.set(object.plural(), rows(object, page));
    Instant last = page.isEmpty() ? start : page.get(page.size() - 1).modified();
    answer.put("count", page.size());
    answer.put("end_time", last.getEpochSecond());
    answer.put(
        "next_page",
        page.isEmpty()
            ? null
            : state.url(
                "/incremental/" + object.plural() + ".json?start_time=" + last.getEpochSecond()));
    answer.put("end_of_stream", page.size() < pageSize(request));
    return Response.json(200, answer);
  }

  private static boolean includes(Request request, String sideLoad) {
    return List.of(request.parameter("include").orElse("").split(",", -1)).contains(sideLoad);
  }

  private Instant end() {
    return clock.instant().minus(withheld);
  }

  private ArrayNode rows(ZendeskObject object, List<StoredRecord> page) {
    ArrayNode rows = Json.array();
    page.forEach(record -> rows.add(state.render(object, record)));
    return rows;
  }

  private Instant startTime(Request request) {
    long seconds = number(request, "start_time").orElseThrow(() -> invalid("start_time missing"));
    Instant start = Instant.ofEpochSecond(seconds);
    if (start.isAfter(end().truncatedTo(ChronoUnit.SECONDS))) {
      throw invalid("Too recent start_time. Use a start_time older than 60 seconds");
    }
    return start;
  }

  private static int pageSize(Request request) {
    return number(request, "per_page").map(n -> (int) Math.max(1, Math.min(MOST, n))).orElse(MOST);
  }

  private static Optional<Long> number(Request request, String parameter) {
    try {
      return request.parameter(parameter).map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw invalid(parameter + " is not a number");
    }
  }

  private static Position position(StoredRecord record) {
    return new Position(record.modified(), record.id());
  }

  private static String encode(Position position) {
    Instant at = position.at();
    String text = at.getEpochSecond() + "." + at.getNano() + "||" + position.id() + "|";
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Position decode(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split("\\|");
      String[] time = parts[0].split("\\.");
      return new Position(
          Instant.ofEpochSecond(Long.parseLong(time[0]), Long.parseLong(time[1])), parts[2]);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw invalid("cursor is invalid");
    }
  }

  private static HttpProblem invalid(String description) {
    return new HttpProblem(
        Response.json(
            422, Json.object().put("error", "InvalidValue").put("description", description)));
  }
}
