package io.selfsame.source.polling.config;

import io.selfsame.source.polling.vendor.SettingProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Settings that look like a misspelt one of ours. Connect answers a validation with the settings it
 * knows only, so the problem is put on the setting that was probably meant. Settings unlike any of
 * ours (those of the worker, of converters, of whoever manages the connector) are left alone.
 */
final class UnknownSettings {
  private static final int MOST_TYPOS = 2;

  private UnknownSettings() {}

  static List<SettingProblem> problems(Set<String> known, Map<String, String> given) {
    return given.keySet().stream()
        .filter(name -> !known.contains(name))
        .flatMap(name -> meant(name, known, given).stream())
        .toList();
  }

  private static Optional<SettingProblem> meant(
      String name, Set<String> known, Map<String, String> given) {
    return known.stream()
        .filter(candidate -> !given.containsKey(candidate))
        .filter(candidate -> distance(name, candidate) <= MOST_TYPOS)
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .map(
            candidate ->
                new SettingProblem(
                    candidate,
                    "unknown setting '" + name + "', did you mean '" + candidate + "'?"));
  }

  /** Levenshtein's, with a swap of neighbours counting as two. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
