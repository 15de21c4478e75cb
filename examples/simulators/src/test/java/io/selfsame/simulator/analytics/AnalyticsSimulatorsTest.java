package io.selfsame.simulator.analytics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.simulator.server.HttpCalls;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnalyticsSimulatorsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Instant.parse("2026-06-30T10:30:00Z"));
  private final AmplitudeSimulator amplitude = AmplitudeSimulator.start(clock);
  private final SegmentSimulator segment = SegmentSimulator.start(clock);
  private final HttpCalls exports =
      HttpCalls.basic(
          amplitude.baseUri(), AmplitudeSimulator.API_KEY, AmplitudeSimulator.SECRET_KEY);
  private final HttpCalls calls = new HttpCalls(segment.baseUri(), SegmentSimulator.TOKEN);

  @AfterEach
  void close() {
    amplitude.close();
    segment.close();
  }

  @Test
  void anArchiveHasAFileForEachHourAndAnEventSentTwiceIsThereTwice() throws Exception {
    amplitude.upsert("events", "a", Json.object().put("user_id", "u1"));
    amplitude.upsert("events", "a", Json.object().put("user_id", "u1"));
    clock.advance(Duration.ofHours(1));
    amplitude.upsert("events", "b", Json.object());
    List<JsonNode> rows = new ArrayList<>();
    int files = 0;
    byte[] body = exports.bytes("/api/2/export?start=20260630T10&end=20260630T11").body();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      while (zip.getNextEntry() != null) {
        files++;
        rows.addAll(lines(zip.readAllBytes()));
      }
    }
    assertEquals(2, files);
    assertEquals(
        List.of("a", "a", "b"), rows.stream().map(row -> row.path("$insert_id").asText()).toList());
    assertEquals("u1", rows.get(0).path("user_id").asText());
    assertEquals("2026-06-30 10:30:00.000000", rows.get(0).path("event_time").asText());
  }

  @Test
  void nothingIsNotFoundAndTooMuchIsRefused() throws Exception {
    String export = "/api/2/export?start=20260630T10&end=20260630T10";
    assertEquals(404, exports.get(export).statusCode());
    amplitude.showLate(Duration.ofHours(2));
    amplitude.upsert("events", "a", Json.object());
    assertEquals(404, exports.get(export).statusCode(), "data is late");
    clock.advance(Duration.ofHours(2));
    assertEquals(200, exports.get(export).statusCode());
    amplitude.showLate(Duration.ZERO);
    amplitude.limitExport(1);
    amplitude.upsert("events", "b", Json.object());
    assertEquals(400, exports.get("/api/2/export?start=20260630T00&end=20260630T23").statusCode());
    amplitude.revokeKeys(true);
    assertEquals(401, exports.get(export).statusCode());
  }

  @Test
  void callsAreLinesOfOneGzipFileByTheTimeTheyWereReceived() throws Exception {
    segment.upsert(
        "events",
        "m1",
        Json.parseObject("{\"type\":\"identify\",\"traits\":{\"email\":\"a@example.org\"}}"));
    clock.advance(Duration.ofMinutes(1));
    segment.upsert("events", "m2", Json.object().put("userId", "u2"));
    String export = "/v1/export/events?from=2026-06-30T10:00:00Z&until=2026-06-30T10:31:00Z";
    List<JsonNode> rows = lines(calls.bytes(export).body());
    assertEquals(1, rows.size(), "the end is not included");
    assertEquals("a@example.org", rows.get(0).at("/traits/email").asText());
    HttpResponse<String> none =
        calls.get("/v1/export/events?from=2026-06-29T10:00:00Z&until=2026-06-29T11:00:00Z");
    assertEquals(404, none.statusCode());
    segment.limitExport(1);
    assertEquals(413, calls.get(export.replace("10:31", "10:45")).statusCode());
    assertTrue(segment.recordCounts().get("events") == 2);
  }

  private static List<JsonNode> lines(byte[] packed) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      List<JsonNode> rows = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        rows.add(JSON.readTree(line));
      }
      return rows;
    }
  }
}
