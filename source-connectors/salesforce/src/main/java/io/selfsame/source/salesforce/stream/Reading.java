package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What all ways to read an object need: how it is described, and how rows and a position become a
 * page. Not thread-safe.
 *
 * @param source the connection's name
 * @param quotaLeft the day's calls that are left
 */
record Reading(
    String source,
    String object,
    SalesforceApi api,
    DescribedObject described,
    StreamSettings settings,
    SeenRows seen,
    Supplier<OptionalLong> quotaLeft) {

  StreamPage page(
      List<VendorRow> rows, ObjectPosition next, boolean caughtUp, Optional<Instant> coveredUntil)
      throws VendorException {
    StreamPage page =
        new StreamPage(
            rows,
            next.toStreamPosition(),
            caughtUp,
            Optional.of(DescribedObject.declared(described.current())));
    StreamPage covering = coveredUntil.map(page::withCoveredUntil).orElse(page);
    OptionalLong left = quotaLeft.get();
    return left.isPresent() ? covering.withQuotaLeft(left.getAsLong()) : covering;
  }

  /** A page that only says where to go on. */
  StreamPage turn(ObjectPosition next) throws VendorException {
    return page(List.of(), next, false, next.readUntil());
  }
}
