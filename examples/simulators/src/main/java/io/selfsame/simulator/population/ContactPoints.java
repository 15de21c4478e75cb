package io.selfsame.simulator.population;

import java.util.Locale;
import java.util.Optional;

/**
 * The e-mail address and the telephone number one record has of a person.
 *
 * @param shared whether one of them is shared with other people
 */
record ContactPoints(Optional<String> email, Optional<String> phone, boolean shared) {

  static ContactPoints of(Person person, Dice dice) {
    Optional<String> email = email(person, dice);
    Optional<String> phone = phone(person, dice);
    boolean shared =
        (email.isPresent() && email.equals(person.sharedEmail()))
            || (phone.isPresent() && phone.equals(person.sharedPhone()));
    return new ContactPoints(
        email.map(address -> written(address, dice)),
        phone.map(number -> number.startsWith("+") ? PhoneNumbers.written(number, dice) : number),
        shared);
  }

  private static Optional<String> email(Person person, Dice dice) {
    int way = dice.below(100);
    if (way < 68) {
      return Optional.of(person.email());
    }
    if (way < 80) {
      return Optional.of(person.otherEmail());
    }
    if (way < 86) {
      return person.sharedEmail();
    }
    if (way < 88) {
      return person.company().map(company -> "info@" + company.domain());
    }
    return way < 90 ? Optional.of(way == 88 ? "test@test.com" : "n/a") : Optional.empty();
  }

  private static Optional<String> phone(Person person, Dice dice) {
    int way = dice.below(100);
    if (way < 62) {
      return Optional.of(person.phone());
    }
    if (way < 78) {
      return person.sharedPhone();
    }
    return way < 81 ? Optional.of(way == 80 ? "000-000-0000" : "n/a") : Optional.empty();
  }

  private static String written(String address, Dice dice) {
    return dice.chance(0.12) ? address.toUpperCase(Locale.ROOT) : address;
  }
}
