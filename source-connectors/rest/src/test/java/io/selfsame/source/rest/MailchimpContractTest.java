package io.selfsame.source.rest;

import io.selfsame.simulator.mailchimp.MailchimpSimulator;
import io.selfsame.simulator.server.Json;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.contract.SourceContract;
import java.time.Duration;

/** What every source keeps, for members of Mailchimp. */
class MailchimpContractTest extends SourceContract {
  @Override
  protected SourceAccount open() {
    return new VendorAccount(
            MailchimpSimulator::start,
            "/3.0/lists",
            Duration.ofMinutes(3),
            number ->
                new VendorAccount.Row(
                    "members",
                    "c" + number,
                    Json.object().put("email_address", number + "@example.com")))
        .with("rest.secret.api_key", MailchimpSimulator.API_KEY)
        .with("rest.setting.list_id", MailchimpSimulator.LIST);
  }
}
