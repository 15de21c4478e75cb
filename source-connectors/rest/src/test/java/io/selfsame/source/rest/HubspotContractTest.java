package io.selfsame.source.rest;

import com.fasterxml.jackson.databind.node.NullNode;
import io.selfsame.simulator.hubspot.HubspotSimulator;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.vendor.FieldDrift;
import io.selfsame.source.polling.contract.BadValue;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.contract.SourceContract;
import java.time.Duration;

/** What every source keeps, for contacts of HubSpot. */
class HubspotContractTest extends SourceContract {
  @Override
  protected SourceAccount open() {
    return new VendorAccount(
            HubspotContractTest::withoutLimits,
            "/crm/v3/objects/contacts/search",
            Duration.ofMinutes(2),
            number ->
                new VendorAccount.Row(
                    "contacts",
                    Integer.toString(100 + number),
                    Json.object().put("firstname", "N" + number)))
        .with("rest.secret.access_token", HubspotSimulator.TOKEN)
        .with("rest.streams", "contacts");
  }

  private static HubspotSimulator withoutLimits(SimulatorClock clock) {
    HubspotSimulator hubspot = HubspotSimulator.start(clock);
    hubspot.limitRequests(0);
    hubspot.limitSearches(0);
    hubspot.drift("contacts", new FieldDrift.Add(BadValue.FIELD, NullNode.instance));
    return hubspot;
  }
}
