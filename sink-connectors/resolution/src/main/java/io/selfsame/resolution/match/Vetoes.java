package io.selfsame.resolution.match;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.Veto;
import java.util.EnumSet;
import java.util.Set;

/** What forbids joining two records automatically. */
final class Vetoes {
  private static final int SAME_STREET = Feature.STREET.level("close");

  private Vetoes() {}

  static Set<Veto> of(long levels, ComparisonRecord a, ComparisonRecord b, VetoRules rules) {
    EnumSet<Veto> vetoes = EnumSet.noneOf(Veto.class);
    boolean sameId =
        Levels.at(levels, Feature.NATIONAL_ID) == 0 || Levels.at(levels, Feature.DOCUMENT) == 0;
    if (rules.givenName()
        && (Levels.at(levels, Feature.GIVEN_NAME) == NameComparison.GIVEN_ELSE
            || (a.entity() == Entity.PERSON && couldBeAnyOfAHousehold(levels, rules.households())))
        && !sameId
        && !isSupported(levels, rules.households())) {
      vetoes.add(Veto.GIVEN_NAME);
    }
    String mine = a.name.suffix();
    String its = b.name.suffix();
    if (rules.generation() && !mine.isEmpty() && !its.isEmpty() && !mine.equals(its)) {
      vetoes.add(Veto.GENERATION);
    }
    if (rules.birthDate() && rules.households() && !sameId && couldBeTwoGenerations(levels)) {
      vetoes.add(Veto.DATE_OF_BIRTH);
    }
    if (rules.nationalId() && Levels.at(levels, Feature.NATIONAL_ID) == 2) {
      vetoes.add(Veto.IDENTIFIER);
    }
    return vetoes;
  }

  /**
   * Whether two who share a home and even a name have another date of birth, or another identifier.
   */
  private static boolean couldBeTwoGenerations(long levels) {
    int birth = Levels.at(levels, Feature.DATE_OF_BIRTH);
    boolean otherId = Levels.at(levels, Feature.NATIONAL_ID) == 2;
    return sharesHome(levels)
        && (birth == BirthComparison.ELSE || (otherId && birth > BirthComparison.SLIP));
  }

  private static boolean sharesHome(long levels) {
    return Levels.at(levels, Feature.STREET) <= SAME_STREET
        || Levels.at(levels, Feature.PHONE) == 0;
  }

  /** Whether all that agrees is what people who live together share. */
  private static boolean couldBeAnyOfAHousehold(long levels, boolean households) {
    return households
        && Levels.at(levels, Feature.GIVEN_NAME) == Levels.MISSING
        && Levels.at(levels, Feature.EMAIL_AND_NAME) != 0
        && sharesHome(levels)
        && Levels.at(levels, Feature.DATE_OF_BIRTH) > BirthComparison.SLIP;
  }

  /**
   * Whether something personal speaks for one person of two given names. Where people live
   * together, a date of birth may be a twin's unless the two are known to live apart.
   */
  private static boolean isSupported(long levels, boolean households) {
    boolean sameBirth = Levels.at(levels, Feature.DATE_OF_BIRTH) <= BirthComparison.SLIP;
    int street = Levels.at(levels, Feature.STREET);
    if (households) {
      return sameBirth && street > SAME_STREET && street != Levels.MISSING;
    }
    return sameBirth || street <= SAME_STREET;
  }
}
