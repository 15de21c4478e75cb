package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.selfsame.contract.ConsentStatus;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.server.Json;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The manifest of ADD-A-VENDOR.md, exactly as it stands there, against the vendor it describes. */
class AddAVendorTest {
  private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void onePageOfTextMakesAVendorsCustomersChangesDeletionsAndConsents() throws VendorException {
    try (Scripted account = new Scripted(request -> null);
        LoyaltyServer loyalty = new LoyaltyServer(account.clock)) {
      account.settings.put("rest.base.url", loyalty.url());
      account.settings.put("rest.secret.api_key", LoyaltyServer.KEY);
      var contact = Json.object();
      contact.putObject("contact").put("email", "Ann@Example.com").put("phone", "+4930123456");
      contact.put("newsletter", "no").put("joined_at", "2020-01-01T00:00:00Z");
      contact.putArray("merged_ids").add("m-9");
      loyalty.put("m-1", THEN, contact);
      loyalty.put("m-2", THEN, Json.object().put("closed", true).put("newsletter", "yes"));

      List<VendorRow> rows =
          Scripted.rows(account.vendor(Page.manifest()).streams(List.of("members")).get(0));

      assertEquals(
          List.of(RecordOperation.ALIAS, RecordOperation.UPSERT, RecordOperation.DELETE),
          rows.stream().map(VendorRow::op).toList());
      IdentityEnvelope envelope =
          Identities.envelope(Page.manifest(), "loyalty", "members", rows.get(1));
      assertEquals(ConsentStatus.DENIED, envelope.consents().get(0).status());
      assertEquals(
          List.of("ann@example.com"),
          envelope.keys().stream()
              .filter(key -> key.type().equals("email"))
              .map(key -> key.value())
              .toList());
    }
  }
}
