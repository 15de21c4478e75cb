package io.selfsame.source.salesforce.stream;

import io.selfsame.schema.DeclaredField;
import io.selfsame.schema.DeclaredSchema;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The current description of one object, asked for again when it is older than an interval or
 * proved wrong. Not thread-safe.
 */
final class DescribedObject {
  private final String object;
  private final SalesforceApi api;
  private final Clock clock;
  private final Duration interval;
  private Optional<Known> known = Optional.empty();

  DescribedObject(String object, SalesforceApi api, Clock clock, Duration interval) {
    this.object = object;
    this.api = api;
    this.clock = clock;
    this.interval = interval;
  }

  ObjectDescription current() throws VendorException {
    Instant now = clock.instant();
    if (known.isEmpty() || !now.isBefore(known.get().at().plus(interval))) {
      known = Optional.of(new Known(checked(api.describe(object)), now));
    }
    return known.get().description();
  }

  /** Describes anew, because the vendor no longer agrees with the description. */
  ObjectDescription renewed() throws VendorException {
    known = Optional.empty();
    return current();
  }

  static DeclaredSchema declared(ObjectDescription description) {
    return new DeclaredSchema(
        description.fields().stream()
            .map(field -> new DeclaredField(field.name(), field.type()))
            .toList());
  }

  private static ObjectDescription checked(ObjectDescription description) throws VendorException {
    if (!description.has(ObjectDescription.MODSTAMP) || !description.has(ObjectDescription.ID)) {
      throw VendorException.config(
          "NO_MODSTAMP",
          "object " + description.object() + " has no SystemModstamp to follow its changes by",
          "salesforce.objects",
          "Remove it from the list, or give the API user read access to that field.");
    }
    return description;
  }

  private record Known(ObjectDescription description, Instant at) {}
}
