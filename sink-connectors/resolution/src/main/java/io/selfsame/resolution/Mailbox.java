package io.selfsame.resolution;

import java.util.ArrayList;
import java.util.List;

/** Whether an e-mail address is named after a person, so that it is hardly a family's. */
final class Mailbox {
  private static final int LEAST_LETTERS = 3;

  private Mailbox() {}

  /**
   * Whether the local part has the given name as a word, or given and family name (or an initial of
   * one of them) in one: {@code john82}, {@code j.smith}, {@code smithjohn}, {@code bob} for
   * Robert; not {@code the.smiths}.
   */
  static boolean names(String address, PersonName name) {
    int at = address.indexOf('@');
    List<String> words = PersonName.words(at < 0 ? "" : address.substring(0, at));
    List<String> candidates = new ArrayList<>(words);
    candidates.add(String.join("", words));
    List<String> givens = new ArrayList<>(name.given());
    givens.add(String.join("", name.given()));
    return givens.stream()
        .filter(given -> !given.isEmpty())
        .anyMatch(given -> candidates.stream().anyMatch(word -> isOf(word, given, name.family())));
  }

  private static boolean isOf(String word, String given, String family) {
    if (word.length() < LEAST_LETTERS) {
      return false;
    }
    String initial = given.substring(0, 1);
    return word.equals(given)
        || Nicknames.linked(word, given)
        || (!family.isEmpty()
            && List.of(
                    given + family,
                    family + given,
                    initial + family,
                    family + initial,
                    given + family.charAt(0))
                .contains(word));
  }
}
