package io.selfsame.source.rest;

import io.selfsame.simulator.intercom.IntercomSimulator;
import io.selfsame.simulator.server.Json;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.contract.SourceContract;
import java.time.Duration;

/** What every source keeps, for contacts of Intercom. */
class IntercomContractTest extends SourceContract {
  @Override
  protected SourceAccount open() {
    return new VendorAccount(
            IntercomSimulator::start,
            "/contacts/search",
            Duration.ofMinutes(3),
            number ->
                new VendorAccount.Row(
                    "contacts", "5ba682d2" + number, Json.object().put("name", "N" + number)))
        .with("rest.secret.access_token", IntercomSimulator.TOKEN)
        .with("rest.streams", "contacts");
  }
}
