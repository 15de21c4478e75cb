package io.selfsame.identity.standardize;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Values entered where there was none. An entry is {@code kind:value} (see {@link
 * PlaceholderKind}); in the value {@code ?} stands for one character and {@code *} for any number.
 * Immutable.
 */
public final class Placeholders {
  private final Map<PlaceholderKind, Set<String>> words;
  private final Map<PlaceholderKind, List<Wildcard>> patterns;

  /** Longer values are no words; small letters may be twice as long as capital ones. */
  private final Map<PlaceholderKind, Integer> longest = new EnumMap<>(PlaceholderKind.class);

  private Placeholders(
      Map<PlaceholderKind, Set<String>> words, Map<PlaceholderKind, List<Wildcard>> patterns) {
    this.words = words;
    this.patterns = patterns;
    words.forEach(
        (kind, entries) ->
            longest.put(kind, 2 * entries.stream().mapToInt(String::length).max().orElse(0)));
  }

  /** Those that come with the plugin. */
  public static Placeholders builtIn() {
    return builtInAnd(List.of());
  }

  /**
   * Those that come with the plugin and some more.
   *
   * @throws IllegalArgumentException for a malformed entry, naming its position
   */
  public static Placeholders builtInAnd(Collection<String> more) {
    Map<PlaceholderKind, Set<String>> words = new EnumMap<>(PlaceholderKind.class);
    Map<PlaceholderKind, List<Wildcard>> patterns = new EnumMap<>(PlaceholderKind.class);
    List<String> entries = new ArrayList<>(ResourceLines.read("placeholders.txt"));
    int builtIn = entries.size();
    entries.addAll(more);
    for (int i = 0; i < entries.size(); i++) {
      String entry = entries.get(i).strip();
      PlaceholderKind kind = kindOf(entry, i - builtIn + 1);
      String value = entry.substring(entry.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT);
      if (value.contains("?") || value.contains("*")) {
        patterns.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Wildcard(value));
      } else {
        words.computeIfAbsent(kind, k -> new HashSet<>()).add(value);
      }
    }
    return new Placeholders(words, patterns);
  }

  /** Whether the value, in any case, is one. */
  public boolean contains(PlaceholderKind kind, String value) {
    if (patterns.getOrDefault(kind, List.of()).isEmpty()
        && value.length() > longest.getOrDefault(kind, 0)) {
      return false;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return words.getOrDefault(kind, Set.of()).contains(lower)
        || patterns.getOrDefault(kind, List.of()).stream()
            .anyMatch(pattern -> pattern.matches(lower));
  }

  private static PlaceholderKind kindOf(String entry, int position) {
    int colon = entry.indexOf(':');
    Optional<PlaceholderKind> kind =
        colon < 0
            ? Optional.empty()
            : PlaceholderKind.ofFile(entry.substring(0, colon).strip().toLowerCase(Locale.ROOT));
    if (kind.isEmpty() || entry.substring(colon + 1).isBlank()) {
      throw new IllegalArgumentException(
          "placeholder "
              + position
              + " is not of the form kind:value with a kind of email, email-local, email-domain,"
              + " role, phone, id, date, name, text");
    }
    return kind.get();
  }
}
