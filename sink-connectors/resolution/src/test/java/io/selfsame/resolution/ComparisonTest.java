package io.selfsame.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  @ParameterizedTest
  @CsvSource({
    "Robert, Smith, Bob, Smith, false",
    "Robert, Smith, R., Smith, false",
    "Robert, Smith, Robbie, Smith, false",
    "Zara, Lee, Sarah, Lee, false",
    "Sarah, Lee, Sahra, Lee, false",
    "Keeley, Jones, Jones, Kaylee, false",
    "José, Díaz, Jose, Diaz, false",
    "Mary Ann, Lee, Mary, Lee, false",
    "JONATHAN, Lee, jonathn, Lee, false",
    "Mark, Kusha, Marsha, Kusha, true",
    "Ann, Lee, Wolfgang, Lee, true",
    "Иван, Петров, Ivan, Petrov, true",
    "'', Lee, Ann, Lee, false",
  })
  void givenNamesConflictWhenNothingExplainsTheDifference(
      String given, String family, String otherGiven, String otherFamily, boolean conflict) {
    PersonName one = PersonName.of(Records.of("a", "1").given(given).family(family).live());
    PersonName other =
        PersonName.of(Records.of("a", "2").given(otherGiven).family(otherFamily).live());
    assertEquals(conflict, one.conflictsWith(other));
    assertEquals(conflict, other.conflictsWith(one));
  }

  @ParameterizedTest
  @CsvSource({
    "Smith, SMYTH, true",
    "Smith, Smiht, true",
    "Edwrads, Edwarrds, true",
    "Garcia, García-López, true",
    "García López, Lopez, true",
    "García López, García Pérez, false",
    "de la Cruz, Delacruz, true",
    "van Dijk, van Beek, false",
    "van Dijk, Dijk, true",
    "O'Brien, OBrien, true",
    "Müller, Mueller, true",
    "Maier, Meyer, true",
    "Ivanov, Iwanow, true",
    "Sørensen, Soerensen, true",
    "Weiß, Weiss, true",
    "Stephens, Stevens, true",
    "Иванов, Ivanov, true",
    "'', Smith, true",
    "Smith, Garcia, false",
    "Martin, Martinez, false",
    "Hall, Hill, false",
    "Moore, Meyer, false",
    "Hernandez, Fernandez, false",
    "Patterson, Peterson, false",
  })
  void familyNamesAreAlikeWhenOnePersonMayHaveBoth(String one, String other, boolean alike) {
    PersonName mine = PersonName.of(Records.of("a", "1").given("Ann").family(one).live());
    PersonName its = PersonName.of(Records.of("a", "2").given("Ann").family(other).live());
    assertEquals(alike, !mine.hasOtherFamilyThan(its));
    assertEquals(alike, !its.hasOtherFamilyThan(mine));
  }

  @Test
  void swappedNamesAreNoOtherFamily() {
    PersonName mine = PersonName.of(Records.of("a", "1").given("Keeley").family("Jones").live());
    PersonName its = PersonName.of(Records.of("a", "2").given("Jones").family("Kaylee").live());
    assertFalse(mine.hasOtherFamilyThan(its));
  }

  @ParameterizedTest
  @CsvSource({
    "john.smith@x.org, true",
    "john82@x.org, true",
    "jsmith@x.org, true",
    "j.smith@x.org, true",
    "smithj@x.org, true",
    "johnny@x.org, true",
    "the.smiths@x.org, false",
    "smith@x.org, false",
    "office@x.org, false",
    "johnson@x.org, false",
    "no-address, false",
  })
  void aMailboxIsNamedAfterAPersonByTheGivenName(String address, boolean named) {
    PersonName john = PersonName.of(Records.of("a", "1").given("John").family("Smith").live());
    assertEquals(named, Mailbox.names(address, john));
  }

  @ParameterizedTest
  @CsvSource({
    "1980-05-06, 1980-05-06, false",
    "1980-05-06, 1980-06-05, false",
    "1980-05-06, 1980-05-07, false",
    "1980-05-06, 1981-10-22, true",
  })
  void datesOfBirthConflictBeyondASlipOfThePen(LocalDate a, LocalDate b, boolean conflict) {
    assertEquals(conflict, BirthDates.conflict(a, b));
    assertEquals(conflict, BirthDates.conflict(b, a));
  }

  @Test
  void aDateThatCouldNotBeStandardizedSaysNothing() {
    assertTrue(BirthDates.of(Records.of("a", "1").born("spring 1980").live()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"Smith, Smyth", "Philips, Filips", "Schmidt, Schmitt", "Jackson, Jaxon"})
  void familyNamesThatSoundAlikeCountAsOne(String one, String other) {
    assertEquals(code(one), code(other));
  }

  @ParameterizedTest
  @CsvSource({"martha, marhta, 0.961", "dixon, dicksonx, 0.813", "dwayne, duane, 0.840"})
  void jaroWinklerGivesThePublishedValues(String a, String b, double expected) {
    assertEquals(expected, JaroWinkler.similarity(a, b), 0.0005);
  }

  @Test
  void aProfileIdIsTheNameBasedUuidOfItsAnchor() {
    assertEquals(
        "9ba5d756-3d55-5063-a5dc-0c19d108cdfa",
        ProfileId.of(new RecordRef("crm", "Contact", "003A")).toString());
  }

  private static String code(String family) {
    return FamilyNameCode.of(Records.of("a", "1").family(family).live());
  }
}
