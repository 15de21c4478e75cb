package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineAddressTest {
  private final OneLineAddress.Parser parser =
      new OneLineAddress.Parser(new CountryStandardizer(), new RegionStandardizer());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "12 Main St, Springfield, IL 62704, USA;12 Main St;Springfield;IL;62704;US",
        "12 Main St, Springfield IL 62704-1234;12 Main St;Springfield;IL;62704-1234;''",
        "12 Main St, Apt 4, Springfield, Illinois;12 Main St, Apt 4;Springfield;Illinois;'';''",
        "12 Main St, Los Angeles, CA;12 Main St;Los Angeles;CA;'';''",
        "5 King St, Toronto, ON M5V 1J2, Canada;5 King St;Toronto;ON;M5V 1J2;CA",
        "Hauptstr. 5, 10115 Berlin, Germany;Hauptstr. 5;Berlin;'';10115;DE",
        "10 Downing Street, London SW1A 2AA;10 Downing Street;London;'';SW1A 2AA;''"
      })
  void anAddressInOneLineIsTakenApart(
      String line, String street, String city, String region, String code, String country) {
    assertEquals(
        Optional.of(new OneLineAddress(street, city, region, code, country)),
        parser.parse(line, "US"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12 Main St", "12 Main St, Apt 4", ", ,", "Springfield"})
  void aStreetWithoutACityStaysWhole(String line) {
    assertEquals(Optional.empty(), parser.parse(line, "US"));
  }
}
