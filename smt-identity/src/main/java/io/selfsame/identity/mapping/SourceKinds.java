package io.selfsame.identity.mapping;

import java.util.LinkedHashMap;
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
  private final Set<String> known;

  private SourceKinds(Map<String, String> configured, Set<String> known) {
    this.configured = Map.copyOf(configured);
    this.known = new TreeSet<>(known);
  }

  /**
   * Reads entries {@code name:kind}.
   *
   * @throws IllegalArgumentException for an entry of another form
   */
  public static SourceKinds of(List<String> entries, Set<String> known) {
    Map<String, String> configured = new LinkedHashMap<>();
    for (String entry : entries) {
      int colon = entry.lastIndexOf(':');
      if (colon < 1 || colon == entry.length() - 1) {
        throw new IllegalArgumentException(
            "an entry has the form name:kind, as crm-emea:salesforce");
      }
      configured.put(entry.substring(0, colon).strip(), entry.substring(colon + 1).strip());
    }
    return new SourceKinds(configured, known);
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
