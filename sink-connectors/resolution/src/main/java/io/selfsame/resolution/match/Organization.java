package io.selfsame.resolution.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An organization's name for comparison: legal forms left out. */
record Organization(String name, Set<String> words) {
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          "inc",
          "incorporated",
          "llc",
          "ltd",
          "limited",
          "corp",
          "corporation",
          "co",
          "company",
          "gmbh",
          "ag",
          "sa",
          "sas",
          "sarl",
          "bv",
          "nv",
          "plc",
          "pty",
          "spa",
          "srl",
          "kg",
          "ab",
          "oy",
          "as",
          "the",
          "and",
          "of",
          "group",
          "holding",
          "holdings",
          "lp",
          "llp");

  static Organization of(String text) {
    List<String> words = new ArrayList<>(Letters.words(text.replace(".", "")));
    List<String> core = words.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
    List<String> kept = core.isEmpty() ? words : core;
    return new Organization(String.join(" ", kept), Set.copyOf(kept));
  }
}
