package io.selfsame.source.rest;

import io.selfsame.simulator.analytics.SegmentSimulator;
import io.selfsame.simulator.server.Json;
import io.selfsame.source.polling.contract.SourceAccount;
import io.selfsame.source.polling.contract.SourceContract;
import java.time.Duration;
import java.time.Instant;

/** What every source keeps, for exports of JSON lines in the style of Segment. */
class SegmentContractTest extends SourceContract {
  @Override
  protected SourceAccount open() {
    return new VendorAccount(
            SegmentSimulator::start,
            "/v1/export",
            Duration.ofMinutes(7),
            number ->
                new VendorAccount.Row(
                    "events", "m" + number, Json.object().put("userId", "u" + number)))
        .with("rest.secret.access_token", SegmentSimulator.TOKEN)
        .with("rest.setting.from", Instant.now().minus(Duration.ofHours(1)).toString());
  }
}
