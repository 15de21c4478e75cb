package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.intercom.IntercomSimulator;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The built-in manifest of Intercom. What is deleted, archived or merged away leaves Intercom's
 * searches without a trace and there is no list of it: only webhooks tell, which this connector
 * does not take.
 */
class IntercomWorkspaceTest {
  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Instant.parse("2026-06-30T12:00:00Z"));
  private final IntercomSimulator intercom = IntercomSimulator.start(clock);
  private final BuiltInVendor connector =
      new BuiltInVendor("intercom", intercom.baseUri(), clock)
          .with("rest.secret.access_token", IntercomSimulator.TOKEN);

  @AfterEach
  void close() {
    intercom.close();
  }

  @Test
  void contactsComeOnceAndThenTheirChanges() throws VendorException {
    for (int i = 0; i < 400; i++) {
      contact("c" + i);
    }
    clock.advance(Duration.ofMinutes(2));
    List<String> ids = BuiltInVendor.ids(connector.read("contacts"));
    assertEquals(400, ids.size());
    assertEquals(400, new HashSet<>(ids).size());
    intercom.upsert("contacts", "c7", Json.object().put("unsubscribed_from_emails", true));
    clock.advance(Duration.ofMinutes(2));
    List<VendorRow> changed = connector.read("contacts");
    assertEquals(List.of("c7"), BuiltInVendor.ids(changed));
    assertEquals(
        List.of("DENIED", "c7@example.com"),
        Identities.consentAndEmail("intercom", "contacts", changed.get(0)));
  }

  @Test
  void aVersionThatSeesDaysOnlyHidesNoChange() throws VendorException {
    intercom.seeDaysOnly(true);
    contact("c1");
    clock.advance(Duration.ofMinutes(2));
    assertEquals(List.of("c1"), BuiltInVendor.ids(connector.read("contacts")));
    contact("c2");
    clock.advance(Duration.ofMinutes(2));
    assertTrue(BuiltInVendor.ids(connector.read("contacts")).contains("c2"));
  }

  @Test
  void aChangeWithinTheLastSecondsWaitsForTheNextWindow() throws VendorException {
    contact("c1");
    assertEquals(List.of(), connector.read("contacts"));
    intercom.upsert("contacts", "c1", Json.object().put("name", "in the same second"));
    clock.advance(Duration.ofMinutes(2));
    assertEquals(
        "in the same second", connector.read("contacts").get(0).fields().path("name").textValue());
  }

  @Test
  void companiesComePageByPage() throws VendorException {
    for (int i = 0; i < 130; i++) {
      intercom.upsert("companies", "co" + i, Json.object().put("name", "N" + i));
    }
    clock.advance(Duration.ofHours(1));
    assertEquals(130, new HashSet<>(BuiltInVendor.ids(connector.read("companies"))).size());
    clock.advance(Duration.ofHours(1));
    assertEquals(130, connector.read("companies").size(), "a second chance");
    intercom.upsert("companies", "co5", Json.object().put("name", "new"));
    clock.advance(Duration.ofHours(1));
    assertEquals(List.of("co5"), BuiltInVendor.ids(connector.read("companies")));
  }

  @Test
  void aSliceThatIsUsedUpIsWaitedForUntilItEnds() {
    intercom.limitRequests(6);
    contact("c1");
    VendorException refused =
        assertThrows(
            VendorException.class,
            () -> {
              connector.read("contacts");
              clock.advance(Duration.ofSeconds(1));
              connector.read("contacts");
            });
    assertEquals(VendorException.Kind.RATE_LIMIT, refused.kind());
    assertTrue(refused.after().orElse(Duration.ZERO).compareTo(Duration.ofSeconds(1)) >= 0);
  }

  @Test
  void tokensVersionsAndPlansAreToldApart() {
    intercom.revokeToken(true);
    assertEquals(VendorException.Kind.AUTH, refusal().kind());
    intercom.revokeToken(false);
    intercom.permit("contacts", false);
    assertEquals(VendorException.Kind.PERMISSION, refusal().kind());
    intercom.permit("contacts", true);
    connector.with("rest.setting.version", "0.9");
    VendorException version = refusal();
    assertEquals(VendorException.Kind.CONFIG, version.kind());
    assertTrue(version.getMessage().contains("rest.setting.version"));
    assertEquals(Optional.of("rest.base.url"), version.setting());
  }

  private VendorException refusal() {
    return assertThrows(VendorException.class, () -> connector.read("contacts"));
  }

  private void contact(String id) {
    intercom.upsert("contacts", id, Json.object().put("email", id + "@example.com"));
  }
}
