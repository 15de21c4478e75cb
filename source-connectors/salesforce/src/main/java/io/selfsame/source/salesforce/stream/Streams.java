package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.http.Ticker;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Makes the streams of one connection.
 *
 * @param source the connection's name
 * @param quotaLeft the day's calls that are left, as far as it is known
 */
public record Streams(
    String source,
    StreamSettings settings,
    Supplier<OptionalLong> quotaLeft,
    Clock clock,
    Ticker ticker) {

  /** A stream that reads an object through these; both are closed with it. */
  public VendorStream of(String object, SalesforceApi api, BulkApi bulk) {
    DescribedObject described =
        new DescribedObject(object, api, clock, settings.describeInterval());
    Reading reading =
        new Reading(source, object, api, described, settings, new SeenRows(), quotaLeft);
    return new ObjectStream(
        reading, new BulkSnapshot(reading, bulk, ticker), new PermanentDeletions(reading, clock));
  }
}
