package io.selfsame.simulator.population;

import java.util.Locale;

/**
 * A company people work for.
 *
 * @param switchboard E.164
 */
record Company(int index, String name, String domain, String switchboard) {
  private static final int WORDS = WordLists.COMPANY_WORDS.size();
  private static final int KINDS = WordLists.COMPANY_KINDS.size();

  static Company of(int index) {
    String word = WordLists.COMPANY_WORDS.get(index % WORDS);
    String kind = WordLists.COMPANY_KINDS.get(index / WORDS % KINDS);
    int series = index / (WORDS * KINDS);
    String name = word + " " + kind + (series == 0 ? "" : " " + (series + 1));
    String domain = name.toLowerCase(Locale.ROOT).replace(" ", "-") + ".example";
    return new Company(index, name, domain, PhoneNumbers.switchboard(index));
  }

  String entity() {
    return String.format(Locale.ROOT, "company-%05d", index);
  }
}
