package io.selfsame.source.zendesk.metadata;

import io.selfsame.source.polling.definition.FieldDefinition;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The custom fields of one object, asked for again when the last answer is older than an interval.
 * Rows go on without them when Zendesk does not show them; a passing failure leaves the last answer
 * in place. Used by one thread at a time.
 */
final class CustomFields {
  private static final Logger LOG = LoggerFactory.getLogger(CustomFields.class);

  private final CustomFieldList list;
  private final String name;
  private final Duration interval;
  private final Clock clock;
  private Optional<List<FieldDefinition>> known = Optional.empty();
  private Instant asked = Instant.MIN;
  private boolean refused;

  CustomFields(CustomFieldList list, String name, Duration interval, Clock clock) {
    this.list = list;
    this.name = name;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * Returns what is declared now.
   *
   * @throws VendorException when nothing is known yet and asking may work later
   */
  Optional<List<FieldDefinition>> current() throws VendorException {
    Instant now = clock.instant();
    if (now.isBefore(asked.plus(interval))) {
      return known;
    }
    try {
      known = Optional.of(list.read());
      asked = now;
      refused = false;
    } catch (VendorException e) {
      boolean mustBeTold =
          e.kind() == VendorException.Kind.CANCELLED || e.kind() == VendorException.Kind.AUTH;
      boolean mayPass = e.isRetriable() && e.kind() != VendorException.Kind.PERMISSION;
      if (mustBeTold || (mayPass && known.isEmpty())) {
        throw e;
      }
      asked = now;
      warn(e);
    }
    return known;
  }

  private void warn(VendorException failure) {
    if (!refused) {
      LOG.warn("Reading the definitions of {} failed: {}", name, failure.getMessage());
      refused = true;
    }
  }
}
