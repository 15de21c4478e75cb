package io.selfsame.identity.mapping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells of which vendor a source is: as configured, or else the known kind which its name is or
 * begins with, as in {@code stripe-eu}. Immutable.
 */
public final class SourceKinds {
  private final Map<String, String> configured;
  private final List<String> known;

  private SourceKinds(Map<String, String> configured, List<String> known) {
    this.configured = Map.copyOf(configured);
    this.known = List.copyOf(known);
  }

  /**
   * Reads entries {@code name:kind}.
   *
   * @param known the kinds that have mappings
   * @throws IllegalArgumentException for an entry of another form or a kind without mappings
   */
  public static SourceKinds of(List<String> entries, Set<String> known) {
    Map<String, String> configured = parse(entries);
    if (!known.containsAll(configured.values())) {
      throw new IllegalArgumentException(
          "a kind has no mapping; use one of "
              + String.join(", ", new TreeSet<>(known))
              + " or describe it in 'mapping'");
    }
    // The longest first, so that a kind named after another is not taken for it.
    List<String> longestFirst =
        known.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    return new SourceKinds(configured, longestFirst);
  }

  /**
   * Checks the form of the entries.
   *
   * @return kinds by source name
   * @throws IllegalArgumentException for an entry of another form
   */
  public static Map<String, String> parse(List<String> entries) {
    Map<String, String> configured = new HashMap<>();
    for (String entry : entries) {
      int colon = entry.lastIndexOf(':');
      if (colon < 1 || colon == entry.length() - 1) {
        throw new IllegalArgumentException(
            "an entry has the form name:kind, as crm-emea:salesforce");
      }
      String kind = entry.substring(colon + 1).strip().toLowerCase(Locale.ROOT);
      configured.put(entry.substring(0, colon).strip(), kind);
    }
    return configured;
  }

  public Optional<String> kindOf(String source) {
    return Optional.ofNullable(configured.get(source))
        .or(() -> known.stream().filter(kind -> isNamedAfter(source, kind)).findFirst());
  }

  private static boolean isNamedAfter(String source, String kind) {
    String lower = source.toLowerCase(Locale.ROOT);
    return lower.equals(kind)
        || (lower.startsWith(kind) && !Character.isLetter(lower.charAt(kind.length())));
  }
}
