package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.simulator.analytics.AmplitudeSimulator;
import io.selfsame.simulator.analytics.SegmentSimulator;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The built-in manifests of exports of product analytics. */
class AnalyticsExportsTest {
  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Instant.parse("2026-06-28T10:20:00Z"));
  private final AmplitudeSimulator amplitude = AmplitudeSimulator.start(clock);
  private final SegmentSimulator segment = SegmentSimulator.start(clock);
  private final BuiltInVendor hours =
      new BuiltInVendor("amplitude", amplitude.baseUri(), clock)
          .with("rest.secret.api_key", AmplitudeSimulator.API_KEY)
          .with("rest.secret.secret_key", AmplitudeSimulator.SECRET_KEY)
          .with("rest.setting.from", "2026-06-25T00:00:00Z");
  private final BuiltInVendor lines =
      new BuiltInVendor("segment", segment.baseUri(), clock)
          .with("rest.secret.access_token", SegmentSimulator.TOKEN)
          .with("rest.setting.from", "2026-06-25T00:00:00Z");

  @AfterEach
  void close() {
    amplitude.close();
    segment.close();
  }

  @Test
  void everyEventOfEveryHourComesAlsoWhatIsLateAndDaysWithoutAnyAreNoFailure()
      throws VendorException {
    for (int i = 0; i < 50; i++) {
      amplitude.upsert("events", "e" + i, Json.object().put("user_id", "u" + i));
      clock.advance(Duration.ofMinutes(7));
    }
    amplitude.showLate(Duration.ofMinutes(110));
    amplitude.upsert("events", "late", Json.object());
    clock.advance(Duration.ofHours(3));
    HashSet<String> seen = new HashSet<>(BuiltInVendor.ids(hours.read("events")));
    clock.advance(Duration.ofHours(3));
    seen.addAll(BuiltInVendor.ids(hours.read("events")));
    assertEquals(51, seen.size());
    assertTrue(seen.contains("late"));
    clock.advance(Duration.ofHours(5));
    assertEquals(List.of(), hours.read("events"));
  }

  @Test
  void anEventThatWasSentTwiceIsOneRecordOfItsInsertId() throws VendorException {
    amplitude.upsert("events", "e", Json.object());
    amplitude.upsert("events", "e", Json.object());
    clock.advance(Duration.ofHours(4));
    assertEquals(
        new HashSet<>(List.of("e")), new HashSet<>(BuiltInVendor.ids(hours.read("events"))));
  }

  @Test
  void anArchiveThatIsTooLargeOrCutOffAndRefusedKeysAreTold() throws VendorException {
    amplitude.upsert("events", "a", Json.object());
    amplitude.upsert("events", "b", Json.object());
    clock.advance(Duration.ofHours(4));
    amplitude.limitExport(1);
    VendorException large = refusal(hours);
    assertEquals(VendorException.Kind.CONFIG, large.kind());
    assertTrue(large.getMessage().contains("longest"));
    amplitude.limitExport(10);
    amplitude.server().faults().add(Fault.onPath("/api/2/export", 1, new Fault.Truncate()));
    assertEquals(VendorException.Kind.RETRY, refusal(hours).kind());
    amplitude.revokeKeys(true);
    assertEquals(VendorException.Kind.AUTH, refusal(hours).kind());
    amplitude.revokeKeys(false);
    assertEquals(2, hours.read("events").size());
  }

  @Test
  void callsComeOnceAndIdentifySaysWhoItIs() throws VendorException {
    segment.upsert(
        "events",
        "m1",
        Json.parseObject(
            "{\"type\":\"identify\",\"userId\":\"u1\",\"traits\":{\"email\":\"a@example.com\"}}"));
    clock.advance(Duration.ofMinutes(20));
    var rows = lines.read("events");
    assertEquals(List.of("m1"), BuiltInVendor.ids(rows));
    IdentityEnvelope who = Identities.envelope("segment", "segment", "events", rows.get(0));
    assertEquals(
        List.of("email a@example.com", "external_id u1"),
        who.keys().stream().map(key -> key.type() + " " + key.value()).sorted().toList());
    assertEquals(List.of(), who.consents(), "a missing category was never asked for");
    clock.advance(Duration.ofMinutes(20));
    assertEquals(List.of(), lines.read("events"));
  }

  @Test
  void anExportOfLinesThatIsTooLargeNamesTheRemedy() {
    segment.upsert("events", "a", Json.object());
    segment.upsert("events", "b", Json.object());
    clock.advance(Duration.ofHours(1));
    segment.limitExport(1);
    VendorException large = refusal(lines);
    assertEquals(VendorException.Kind.CONFIG, large.kind());
    assertTrue(large.getMessage().contains("longest"));
    segment.revokeToken(true);
    assertEquals(VendorException.Kind.AUTH, refusal(lines).kind());
  }

  private static VendorException refusal(BuiltInVendor connector) {
    return assertThrows(VendorException.class, () -> connector.read("events"));
  }
}
