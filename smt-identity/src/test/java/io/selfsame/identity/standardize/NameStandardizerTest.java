package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameStandardizerTest {
  private final NameStandardizer standardizer = new NameStandardizer();

  @ParameterizedTest
  @CsvSource({
    "JANE, Jane",
    "jane, Jane",
    "McDonald, McDonald",
    "MCDONALD, McDonald",
    "o'brien, O'Brien",
    "ANNE-MARIE, Anne-Marie",
    "MÜLLER, Müller",
    "van der Berg, van der Berg",
    "'  Jane   Ann ', Jane Ann",
    "JP, JP",
    "李雷, 李雷"
  })
  void caseIsRepairedOnlyWhereTheWholeNameWasTypedInOne(String raw, String display) {
    assertEquals(display, standardizer.standardize(raw).display());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Jane Roe;Jane;'';Roe;''",
        "Jane Ann Roe;Jane;Ann;Roe;''",
        "Roe, Jane;Jane;'';Roe;''",
        "Roe, Jane Ann;Jane;Ann;Roe;''",
        "Roe Jr., John;John;'';Roe;Jr",
        "John Roe, Jr.;John;'';Roe;Jr",
        "John Roe III;John;'';Roe;III",
        "Dr. Jane Roe, PhD;Jane;'';Roe;''",
        "Mr John Q. Public Sr;John;Q.;Public;Sr",
        "Ludwig van Beethoven;Ludwig;'';van Beethoven;''",
        "Oscar de la Renta;Oscar;'';de la Renta;''",
        "ROE, JANE;Jane;'';Roe;''"
      })
  void aFullNameIsTakenApart(
      String raw, String given, String middle, String family, String suffix) {
    assertEquals(new PersonName(given, middle, family, suffix), standardizer.split(raw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Anakin", ",", ", ,", "a, b, c", "Jr.", "Dr."})
  void aNameThatCannotBeTakenApartForCertainHasNoParts(String raw) {
    assertEquals(PersonName.UNKNOWN, standardizer.split(raw));
  }
}
