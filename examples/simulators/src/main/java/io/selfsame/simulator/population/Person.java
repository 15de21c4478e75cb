package io.selfsame.simulator.population;

import io.selfsame.simulator.population.WordLists.Place;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A person as he or she is, before systems spell them differently.
 *
 * @param email the address most systems have; unique to the person
 * @param otherEmail a second address, unique too
 * @param sharedEmail a mailbox the family shares
 * @param phone E.164, unique to the person
 * @param sharedPhone a line the family or the company's switchboard shares, E.164
 * @param company where the person works, if known
 */
record Person(
    int index,
    String given,
    String family,
    LocalDate birth,
    String street,
    Place place,
    String country,
    String email,
    String otherEmail,
    Optional<String> sharedEmail,
    String phone,
    Optional<String> sharedPhone,
    Optional<Company> company) {

  String entity() {
    return String.format(Locale.ROOT, "person-%06d", index);
  }
}
