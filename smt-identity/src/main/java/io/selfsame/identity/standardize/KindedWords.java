package io.selfsame.identity.standardize;

import java.util.HashMap;
import java.util.Map;

/** A data file of {@code kind:word} and {@code kind:word=spelling} lines. Immutable. */
final class KindedWords {
  private final Map<String, Map<String, String>> kinds = new HashMap<>();

  private KindedWords() {}

  static KindedWords read(String file) {
    KindedWords words = new KindedWords();
    for (String line : ResourceLines.read(file)) {
      int colon = line.indexOf(':');
      int equals = line.indexOf('=', colon);
      String word = line.substring(colon + 1, equals < 0 ? line.length() : equals);
      words
          .kinds
          .computeIfAbsent(line.substring(0, colon), kind -> new HashMap<>())
          .put(word, equals < 0 ? word : line.substring(equals + 1));
    }
    return words;
  }

  /** The spellings of the words of a kind, by word. */
  Map<String, String> of(String kind) {
    return Map.copyOf(kinds.getOrDefault(kind, Map.of()));
  }
}
