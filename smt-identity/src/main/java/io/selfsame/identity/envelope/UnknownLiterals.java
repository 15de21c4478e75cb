package io.selfsame.identity.envelope;

import io.selfsame.contract.ConsentStatus;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides for, and counts, consent values that no mapping lists. Confined to one thread. Logs each
 * field once, without the value.
 */
public final class UnknownLiterals {
  private static final Logger LOG = LoggerFactory.getLogger(UnknownLiterals.class);

  private final UnknownLiteralPolicy policy;
  private final Map<String, Long> counts = new TreeMap<>();

  public UnknownLiterals(UnknownLiteralPolicy policy) {
    this.policy = policy;
  }

  /** How often each field had a value that is not listed. */
  public Map<String, Long> counts() {
    return Collections.unmodifiableMap(counts);
  }

  Optional<ConsentStatus> statusFor(String field) {
    if (counts.merge(field, 1L, Long::sum) == 1) {
      LOG.warn(
          "Consent field '{}' has a value that its mapping does not list; it counts as {}."
              + " List it under 'literals' in the setting 'mapping'.",
          field,
          policy == UnknownLiteralPolicy.DENIED ? "DENIED" : "not stated");
    }
    return policy == UnknownLiteralPolicy.DENIED
        ? Optional.of(ConsentStatus.DENIED)
        : Optional.empty();
  }
}
