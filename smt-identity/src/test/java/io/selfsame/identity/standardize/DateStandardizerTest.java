package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateStandardizerTest {
  private final DateStandardizer standardizer = new DateStandardizer(Placeholders.builtIn());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1980-02-03;1980-02-03",
        "1980-2-3;1980-02-03",
        "1980/02/03;1980-02-03",
        "19800203;1980-02-03",
        "1980-02-03T00:00:00Z;1980-02-03",
        "3.2.1980;1980-02-03",
        "3 Feb 1980;1980-02-03",
        "February 3, 1980;1980-02-03",
        "25/12/1980;1980-12-25",
        "12/25/1980;1980-12-25",
        "04/04/1980;1980-04-04",
        "29.2.2000;2000-02-29"
      })
  void aDateThatCanBeReadInOneWayOnlyIsIso(String raw, String iso) {
    assertEquals(Standardized.valid(iso, iso), standardizer.standardize(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1980-02-30",
        "31.4.1980",
        "13/13/1980",
        "1900-01-01",
        "1970-01-01",
        "0001-01-01",
        "9999-12-31",
        "tomorrow",
        "",
        "80-02-03"
      })
  void anImpossibleOrPlaceholderDateStaysAsItIsWithoutKey(String raw) {
    assertEquals(Standardized.invalid(raw), standardizer.standardize(raw));
  }

  @ParameterizedTest
  @CsvSource({
    "'Mar 1 1970', 1970-03-01",
    "'1st of March, 1970', 1970-03-01",
    "'Sunday, March 1st 1970', 1970-03-01",
    "1-Mar-70, 1970-03-01",
    "'1. März 1971', 1971-03-01",
    "'3 août 1962', 1962-08-03",
    "'12 de enero de 1955', 1955-01-12",
    "19630713, 1963-07-13",
    "1963-07-13T00:00:00.000Z, 1963-07-13",
    "1963-07-13 00:00:00, 1963-07-13",
    "13/7/63, 1963-07-13",
    "7/13/1963, 1963-07-13",
    "05.06.2007, 2007-06-05",
    "١٩٦٣-٠٧-١٣, 1963-07-13"
  })
  void textualAndNumericFormatsAreRead(String raw, String iso) {
    assertEquals(Standardized.valid(iso, iso), standardizer.standardize(raw, "US"));
  }

  @ParameterizedTest
  @CsvSource({"US, 1980-03-04, 1980-04-03", "DE, 1980-04-03, 1980-03-04"})
  void aDateInEitherOrderIsReadAsItsCountryWritesItAndTheOtherReadingIsKept(
      String region, String iso, String other) {
    assertEquals(Standardized.doubtful(iso, iso), standardizer.standardize("03/04/1980", region));
    assertEquals(Optional.of(other), standardizer.otherReading("03/04/1980", region));
    assertEquals(Optional.empty(), standardizer.otherReading("23/04/1980", region));
  }

  @Test
  void withoutACountryADateInEitherOrderStaysAsItIsWithoutKey() {
    assertEquals(Standardized.suspect("03/04/1980"), standardizer.standardize("03/04/1980"));
    assertEquals(
        Standardized.doubtful("1980-04-03", "1980-04-03"),
        new DateStandardizer(Placeholders.builtIn(), DateOrder.DAY_FIRST)
            .standardize("03/04/1980", "US"));
  }
}
