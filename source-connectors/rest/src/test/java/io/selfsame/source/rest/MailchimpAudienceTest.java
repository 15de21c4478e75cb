package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.mailchimp.MailchimpSimulator;
import io.selfsame.simulator.server.Fault;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The built-in manifest of Mailchimp. A member that is deleted for good leaves its lists without a
 * trace; one that is archived is told.
 */
class MailchimpAudienceTest {
  private final SimulatorClock clock =
      SimulatorClock.stoppedAt(Instant.parse("2026-06-30T12:00:00Z"));
  private final MailchimpSimulator mailchimp = MailchimpSimulator.start(clock);
  private final BuiltInVendor connector =
      new BuiltInVendor("mailchimp", mailchimp.baseUri(), clock)
          .with("rest.secret.api_key", MailchimpSimulator.API_KEY)
          .with("rest.setting.list_id", MailchimpSimulator.LIST);

  @AfterEach
  void close() {
    mailchimp.close();
  }

  @Test
  void membersComeOnceAndThenTheirChanges() throws VendorException {
    for (int i = 0; i < 2_300; i++) {
      member("c" + i);
    }
    clock.advance(Duration.ofMinutes(10));
    List<String> ids = BuiltInVendor.ids(connector.read("members"));
    assertEquals(2_300, ids.size());
    assertEquals(2_300, new HashSet<>(ids).size());
    mailchimp.upsert("members", "c9", Json.object().put("status", "unsubscribed"));
    clock.advance(Duration.ofMinutes(2));
    List<VendorRow> changed = connector.read("members");
    assertEquals(List.of("c9"), BuiltInVendor.ids(changed));
    assertEquals(
        List.of("DENIED", "c9@example.com"),
        Identities.consentAndEmail("mailchimp", "members", changed.get(0)));
  }

  @Test
  void whoeverChangesWhilePagesAreReadPushesNobodyOut() throws VendorException {
    for (int i = 0; i < 10; i++) {
      member("c" + i);
      clock.advance(Duration.ofSeconds(1));
    }
    clock.advance(Duration.ofMinutes(2));
    connector.with("batch.max.rows", "3");
    // The first page is what changed last; then one of it, one of the rest, and a new one change.
    for (int id : List.of(9, 0)) {
      mailchimp
          .server()
          .faults()
          .add(
              new Fault(
                  request -> {
                    if (request.parameter("offset").orElse("").equals("3")) {
                      mailchimp.upsert("members", "c" + id, Json.object().put("vip", true));
                    }
                    return false;
                  },
                  0,
                  1,
                  new Fault.Drop()));
    }
    HashSet<String> seen = new HashSet<>(BuiltInVendor.ids(connector.read("members")));
    clock.advance(Duration.ofMinutes(2));
    seen.addAll(BuiltInVendor.ids(connector.read("members")));
    assertEquals(10, seen.size());
  }

  @Test
  void anArchivedMemberIsDeletedAndANewAddressKeepsTheRecord() throws VendorException {
    member("c1");
    member("c2");
    clock.advance(Duration.ofMinutes(2));
    connector.read("members");
    mailchimp.delete("members", "c1");
    mailchimp.upsert("members", "c2", Json.object().put("email_address", "new@example.com"));
    clock.advance(Duration.ofMinutes(2));
    List<VendorRow> rows = connector.read("members");
    assertEquals(2, rows.size());
    for (VendorRow row : rows) {
      assertEquals(
          row.id().equals("c1") ? RecordOperation.DELETE : RecordOperation.UPSERT, row.op());
    }
  }

  @Test
  void keysAudiencesAndRightsAreToldApart() {
    mailchimp.revokeKey(true);
    VendorException key = refusal();
    assertEquals(VendorException.Kind.AUTH, key.kind());
    assertTrue(key.getMessage().contains("data_center"));
    mailchimp.revokeKey(false);
    mailchimp.forbid(true);
    assertEquals(VendorException.Kind.PERMISSION, refusal().kind());
    mailchimp.forbid(false);
    connector.with("rest.setting.list_id", "other");
    VendorException audience = refusal();
    assertEquals(VendorException.Kind.PERMISSION, audience.kind());
    assertTrue(audience.getMessage().contains("list_id"));
  }

  private VendorException refusal() {
    return assertThrows(VendorException.class, () -> connector.read("members"));
  }

  private void member(String contact) {
    mailchimp.upsert(
        "members", contact, Json.object().put("email_address", contact + "@example.com"));
  }
}
