package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameStandardizerTest {
  private final NameStandardizer standardizer = new NameStandardizer(Placeholders.builtIn());

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
        "ROE, JANE;Jane;'';Roe;''",
        "DUPONT Jean;Jean;'';Dupont;''",
        "Prof. Dr. Jane Roe MD;Jane;'';Roe;''",
        "Roe-Smith, J. R.;J.;R.;Roe-Smith;''",
        "Иванов, Иван;Иван;'';Иванов;''"
      })
  void aFullNameIsTakenApart(
      String raw, String given, String middle, String family, String suffix) {
    assertEquals(new PersonName(given, middle, family, suffix), standardizer.split(raw));
  }

  @ParameterizedTest
  @ValueSource(strings = {"n/a", "Unknown", "TEST", "xxx", "-", "123", "No Name", "Baby Girl"})
  void whatIsEnteredForWantOfANameIsNone(String raw) {
    assertEquals(Verdict.INVALID, standardizer.standardize(raw).verdict());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "Anakin", ",", ", ,", "a, b, c", "Jr.", "Dr.", "N/A", "Test User"})
  void aNameThatCannotBeTakenApartForCertainHasNoParts(String raw) {
    assertEquals(PersonName.UNKNOWN, standardizer.split(raw));
  }
}
