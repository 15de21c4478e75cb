package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.hubspot.HubspotSimulator;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.LoggedRequest;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The built-in manifest reads the simulated portal, which was written without knowing of it. */
class HubspotPortalTest {
  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Instant.parse("2026-06-30T12:00:00Z"));
  private final HubspotSimulator hubspot = HubspotSimulator.start(clock);
  private final BuiltInVendor connector =
      new BuiltInVendor("hubspot", hubspot.baseUri(), clock)
          .with("rest.secret.access_token", HubspotSimulator.TOKEN);

  HubspotPortalTest() {
    hubspot.limitSearches(0);
    hubspot.limitRequests(0);
  }

  @AfterEach
  void close() {
    hubspot.close();
  }

  @Test
  @DisplayName("HS-01 10,500 contacts of one instant, more than a search gives, are read once each")
  void hs01AllOfOneInstant() throws VendorException {
    for (int id = 1; id <= 10_500; id++) {
      contact(id);
    }
    clock.advance(Duration.ofMinutes(1));

    List<String> ids = BuiltInVendor.ids(connector.read("contacts"));

    assertEquals(10_500, ids.size());
    assertEquals(10_500, new HashSet<>(ids).size());
    assertTrue(hubspot.server().requests().entries().stream().allMatch(HubspotPortalTest::isFine));
  }

  @Test
  @DisplayName("HS-02 a contact the index learns of a minute late comes with a later pass")
  void hs02Late() throws VendorException {
    hubspot.delayIndex(Duration.ofSeconds(60));
    contact(1);
    clock.advance(Duration.ofSeconds(45));
    assertEquals(List.of(), connector.read("contacts"));
    clock.advance(Duration.ofSeconds(45));
    assertEquals(List.of("1"), BuiltInVendor.ids(connector.read("contacts")));
  }

  @Test
  @DisplayName("HS-05 archived contacts are deleted, merged ones lead to the one that stays")
  void hs05ArchivedAndMerged() throws VendorException {
    contact(1);
    contact(2);
    contact(3);
    clock.advance(Duration.ofMinutes(1));
    connector.read("contacts");
    hubspot.delete("contacts", "1");
    hubspot.merge("contacts", "2", "3");
    clock.advance(Duration.ofMinutes(1));

    List<VendorRow> gone = connector.read("contacts", "archived");
    List<VendorRow> changed = connector.read("contacts");

    assertEquals(RecordOperation.DELETE, gone.get(0).op());
    assertEquals(List.of("1"), BuiltInVendor.ids(gone));
    assertEquals(List.of("3", "2"), BuiltInVendor.ids(changed));
    assertEquals(RecordOperation.ALIAS, changed.get(0).op());
    assertEquals("2", changed.get(0).aliases().get(0).id());
  }

  @Test
  @DisplayName("HS-08 an OAuth token that expired is renewed with the refresh token")
  void hs08Expiry() throws VendorException {
    connector.settings.remove("rest.secret.access_token");
    connector
        .with("rest.setting.client_id", HubspotSimulator.CLIENT_ID)
        .with("rest.secret.client_secret", HubspotSimulator.CLIENT_SECRET)
        .with("rest.secret.refresh_token", HubspotSimulator.REFRESH_TOKEN);
    contact(1);
    clock.advance(Duration.ofMinutes(1));
    assertEquals(1, connector.read("contacts").size());
    clock.advance(Duration.ofMinutes(31));
    contact(2);
    clock.advance(Duration.ofMinutes(1));
    assertEquals(List.of("2"), BuiltInVendor.ids(connector.read("contacts")));
    assertEquals(2, hubspot.tokensIssued());
  }

  @Test
  @DisplayName("HS-12 mail refused for an address changes every contact that has it")
  void hs12ByAddress() throws VendorException {
    hubspot.upsert("contacts", "1", Json.object().put("email", "a@example.com"));
    hubspot.upsert("contacts", "2", Json.object().put("email", "A@example.com"));
    clock.advance(Duration.ofMinutes(1));
    connector.read("contacts");
    hubspot.unsubscribe("a@example.com", "");
    clock.advance(Duration.ofMinutes(1));

    List<VendorRow> rows = connector.read("contacts");

    assertEquals(
        List.of(List.of("DENIED", "a@example.com"), List.of("DENIED", "a@example.com")),
        rows.stream().map(row -> Identities.consentAndEmail("hubspot", "contacts", row)).toList());
  }

  @Test
  @DisplayName("HS-03 the portal's own refusals are waited for: a second, ten, until midnight")
  void hs03Refusals() {
    hubspot.limitDay(1);
    assertEquals(VendorException.Kind.QUOTA, refusal().kind());
    hubspot.limitDay(250_000);
    hubspot.limitSearches(1);
    VendorException secondly = refusal();
    assertEquals(VendorException.Kind.RATE_LIMIT, secondly.kind());
    assertEquals(Duration.ofSeconds(1), secondly.after().orElseThrow());
    hubspot.limitSearches(0);
    hubspot.limitRequests(1);
    assertEquals(Duration.ofSeconds(10), refusal().after().orElseThrow());
  }

  @Test
  void aScopeThatIsMissingIsToldWithItsName() {
    hubspot.grant("crm.objects.contacts.read", false);
    VendorException refused = refusal();
    assertEquals(VendorException.Kind.PERMISSION, refused.kind());
    assertTrue(refused.getMessage().contains("crm.objects."));
  }

  @Test
  void companiesAreReadAndArchivedOnesDeleted() throws VendorException {
    hubspot.upsert("companies", "44", Json.object().put("name", "Acme"));
    clock.advance(Duration.ofMinutes(1));
    assertEquals("Acme", connector.read("companies").get(0).fields().path("name").textValue());
    hubspot.delete("companies", "44");
    clock.advance(Duration.ofMinutes(1));
    assertEquals(RecordOperation.DELETE, connector.read("companies", "archived").get(0).op());
  }

  private VendorException refusal() {
    return assertThrows(
        VendorException.class,
        () -> {
          for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofMillis(1));
            connector.read("contacts");
          }
        });
  }

  private void contact(int id) {
    hubspot.upsert("contacts", Integer.toString(id), Json.object().put("firstname", "N" + id));
  }

  private static boolean isFine(LoggedRequest request) {
    return request.status() == 200;
  }
}
