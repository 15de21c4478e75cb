package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressPartsTest {
  @ParameterizedTest
  @CsvSource({
    "us, US",
    "USA, US",
    "United States, US",
    "U.S.A., US",
    "Germany, DE",
    "Deutschland, DE",
    "DEU, DE",
    "UK, GB",
    "United Kingdom, GB",
    " france , FR",
    "ESPAÑA, ES"
  })
  void aCountryIsKnownByCodeAndByName(String raw, String code) {
    assertEquals(Standardized.valid(code, code), new CountryStandardizer().standardize(raw));
  }

  @Test
  void anUnknownCountryStaysAsItIs() {
    assertEquals(
        Standardized.invalid("Atlantis"), new CountryStandardizer().standardize("Atlantis"));
  }

  @ParameterizedTest
  @CsvSource({
    "94105, 94105, 94105",
    "94105-1234, 94105-1234, 94105",
    "sw1a 1aa, SW1A 1AA, SW1A1AA"
  })
  void aPostalCodeIsComparedWithoutSeparators(String raw, String display, String key) {
    assertEquals(Standardized.valid(display, key), new PostalCodeStandardizer().standardize(raw));
  }

  @ParameterizedTest
  @CsvSource({"00000", "12345", "99999"})
  void aPostalCodeOfOneDigitIsNothingToCompareBy(String raw) {
    assertEquals(Optional.empty(), new PostalCodeStandardizer().standardize(raw).key());
  }

  @Test
  void aStreetOfSeveralLinesBecomesOne() {
    assertEquals(
        "1 Main St, Suite 5",
        new StreetStandardizer().standardize(" 1 Main St,\r\n  Suite 5 \n").display());
  }
}
