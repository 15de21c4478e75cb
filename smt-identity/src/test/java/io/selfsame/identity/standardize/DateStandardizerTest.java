package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        "03/04/1980",
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
  void anAmbiguousImpossibleOrPlaceholderDateStaysAsItIsWithoutKey(String raw) {
    assertEquals(Standardized.invalid(raw), standardizer.standardize(raw));
  }
}
