package io.selfsame.simulator.population;

import io.selfsame.simulator.population.WordLists.Place;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes each person from the seed and an index alone. Every twelfth person begins a family of two
 * to four: one family name, one address, one telephone line and often one mailbox, but given names
 * nobody would confuse.
 */
final class People {
  private static final int FAMILY_EVERY = 12;
  private static final int PEOPLE_PER_COMPANY = 9;
  private static final int COMPANIES_PER_BIG_ONE = 50;
  private static final List<String> ABROAD = List.of("GB", "DE", "FR");
  private static final List<String> MAIL_DOMAINS =
      List.of("gmail.com", "outlook.com", "yahoo.com", "icloud.com", "example.org", "example.net");

  private final long seed;
  private final int people;

  People(long seed, int people) {
    this.seed = seed;
    this.people = people;
  }

  int companies() {
    return Math.max(1, people / PEOPLE_PER_COMPANY);
  }

  Person person(int index) {
    int head = index - index % FAMILY_EVERY;
    Dice household = Dice.of(seed, "household", head);
    int familySize = 2 + household.below(3);
    boolean inFamily = index - head < familySize;
    Dice home = inFamily ? household : Dice.of(seed, "home", index);
    Dice own = Dice.of(seed, "person", index);

    String family = home.oneOf(WordLists.FAMILY_NAMES);
    Place homeTown = home.oneOf(WordLists.PLACES);
    String street = (1 + home.below(9800)) + " " + home.oneOf(WordLists.STREETS);
    boolean sharesMailbox = home.chance(0.4);
    String given =
        inFamily ? familyGivenNames(head).get(index - head) : own.oneOf(WordLists.GIVEN_NAMES);
    String country = inFamily || own.chance(0.88) ? "US" : own.oneOf(ABROAD);
    Place place =
        country.equals("US") ? homeTown : own.oneOf(WordLists.FOREIGN_PLACES.get(country));
    String local = mailbox(given) + "." + mailbox(family) + index;
    Optional<Company> company = own.chance(0.45) ? Optional.of(employer(own)) : Optional.empty();
    Optional<String> line =
        inFamily
            ? Optional.of(PhoneNumbers.ofFamily(head, place))
            : company.map(Company::switchboard);
    return new Person(
        index,
        given,
        family,
        LocalDate.of(1940, 1, 1).plusDays(own.below(23_000)),
        street,
        place,
        country,
        local + "@" + own.oneOf(MAIL_DOMAINS),
        company.map(c -> local + "@" + c.domain()).orElse(mailbox(given) + index + "@example.com"),
        inFamily && sharesMailbox
            ? Optional.of("the." + mailbox(family) + "s." + head + "@example.org")
            : Optional.empty(),
        PhoneNumbers.ofPerson(index, place, country),
        line,
        company);
  }

  /** Three in ten work for one of few big companies, whose switchboards many people share. */
  private Company employer(Dice own) {
    boolean big = own.chance(0.3);
    return Company.of(
        own.below(big ? Math.max(1, companies() / COMPANIES_PER_BIG_ONE) : companies()));
  }

  /** Given names that begin with different letters, so that no initial or short form is shared. */
  private List<String> familyGivenNames(int head) {
    Dice dice = Dice.of(seed, "given names", head);
    List<String> names = new ArrayList<>();
    while (names.size() < 4) {
      String name = dice.oneOf(WordLists.GIVEN_NAMES);
      boolean taken =
          names.stream().flatMap(n -> forms(n).stream()).anyMatch(form -> alike(form, name));
      if (!taken) {
        names.add(name);
      }
    }
    return names;
  }

  private static List<String> forms(String name) {
    List<String> forms = new ArrayList<>(WordLists.NICKNAMES.get(name));
    forms.add(name);
    return forms;
  }

  private static boolean alike(String form, String name) {
    return forms(name).stream().anyMatch(other -> plain(other).charAt(0) == plain(form).charAt(0));
  }

  private static String mailbox(String name) {
    return plain(name).replaceAll("[^a-z]", "");
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .replace("ß", "ss")
        .replace("ø", "o")
        .replace("Ø", "O")
        .replace("ł", "l")
        .replace("ı", "i")
        .replace("æ", "ae")
        .toLowerCase(Locale.ROOT);
  }
}
