package io.selfsame.simulator.population;

import java.util.List;
import java.util.Locale;

/**
 * A person's name as one record has it.
 *
 * @param given possibly a nickname, an initial, in capitals
 * @param family possibly with a typing error
 */
record Spelling(String given, String family) {

  /**
   * Spells a name the way some clerk would.
   *
   * @param plainly without initials, for records that share a line or a mailbox with others
   */
  static Spelling of(Person person, Dice dice, boolean plainly) {
    List<String> nicknames = WordLists.NICKNAMES.get(person.given());
    String given = person.given();
    String family = person.family();
    int way = dice.below(100);
    if (way < 14 && !nicknames.isEmpty()) {
      given = dice.oneOf(nicknames);
    } else if (way < 18 && !plainly) {
      given = given.substring(0, 1) + ".";
    } else if (way < 24) {
      family = mistyped(family, dice);
    }
    if (way >= 90 && way < 95) {
      return new Spelling(given.toUpperCase(Locale.ROOT), family.toUpperCase(Locale.ROOT));
    }
    if (way >= 95) {
      return new Spelling(given.toLowerCase(Locale.ROOT), family.toLowerCase(Locale.ROOT));
    }
    return new Spelling(given, family);
  }

  String full() {
    return given + " " + family;
  }

  String familyFirst() {
    return family + ", " + given;
  }

  private static String mistyped(String name, Dice dice) {
    if (name.length() < 5) {
      return name;
    }
    int at = 1 + dice.below(name.length() - 3);
    return switch (dice.below(3)) {
      case 0 -> name.substring(0, at) + name.substring(at + 1);
      case 1 ->
          name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
      default -> name.substring(0, at) + name.charAt(at) + name.substring(at);
    };
  }
}
