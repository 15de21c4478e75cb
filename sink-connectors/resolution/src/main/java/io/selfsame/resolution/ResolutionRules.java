package io.selfsame.resolution;

import io.selfsame.resolution.KeyRule.Strength;
import java.util.Comparator;
import java.util.Map;

/**
 * Under which rules records link.
 *
 * @param version recorded with every link
 * @param keys the rule of each known key type
 * @param fallback the rule of any other key type
 * @param pairs what becomes of scored pairs
 */
public record ResolutionRules(
    String version, Map<String, KeyRule> keys, KeyRule fallback, PairRules pairs) {
  private static final int LIMIT = 8;

  /** Rules by which keys alone link. */
  public ResolutionRules(String version, Map<String, KeyRule> keys, KeyRule fallback) {
    this(version, keys, fallback, PairRules.OFF);
  }

  public ResolutionRules {
    keys = Map.copyOf(keys);
  }

  /**
   * The shipped rules: system-issued ids first, then e-mail, then phone. An unknown type is treated
   * as a shared line, which is the careful choice.
   */
  public static ResolutionRules defaults() {
    return new ResolutionRules(
        "2026.2",
        Map.ofEntries(
            Map.entry(Key.RECORD, systemId(0)),
            Map.entry("salesforce_id", systemId(10)),
            Map.entry("stripe_customer", systemId(20)),
            Map.entry("zendesk_user", systemId(30)),
            Map.entry("external_id", systemId(40)),
            Map.entry("organization_salesforce_id", systemId(10)),
            Map.entry("organization_stripe_customer", systemId(20)),
            Map.entry("organization_zendesk_id", systemId(30)),
            Map.entry("organization_external_id", systemId(40)),
            Map.entry("email", new KeyRule(100, LIMIT, false, Strength.PERSONAL_MAILBOX)),
            Map.entry("phone", sharedLine(110))),
        sharedLine(120));
  }

  /** These rules with other rules for scored pairs. */
  public ResolutionRules with(PairRules pairRules) {
    return new ResolutionRules(version, keys, fallback, pairRules);
  }

  /** The rule for a key type. */
  public KeyRule ruleFor(String keyType) {
    return keys.getOrDefault(keyType, fallback);
  }

  /** Strongest keys first: strength, priority, type, value. */
  public Comparator<Key> strongestFirst() {
    return Comparator.<Key, Strength>comparing(key -> ruleFor(key.type()).strength())
        .thenComparingInt(key -> ruleFor(key.type()).priority())
        .thenComparing(Comparator.naturalOrder());
  }

  private static KeyRule systemId(int priority) {
    return new KeyRule(priority, LIMIT, false, Strength.SYSTEM_ID);
  }

  private static KeyRule sharedLine(int priority) {
    return new KeyRule(priority, LIMIT, false, Strength.SHARED_LINE);
  }
}
