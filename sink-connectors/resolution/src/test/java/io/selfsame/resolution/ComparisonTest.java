package io.selfsame.resolution;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
