package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganizationAndRegionTest {
  private final OrganizationStandardizer organization =
      new OrganizationStandardizer(Placeholders.builtIn());
  private final RegionStandardizer region = new RegionStandardizer();
  private final PostalCodeStandardizer postalCode = new PostalCodeStandardizer();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Acme, Inc.;acme;inc",
        "ACME Incorporated;acme;inc",
        "The Acme Company;acme;co",
        "Müller GmbH & Co. KG;muller;gmbh co kg",
        "Muller Gesellschaft mit beschränkter Haftung;muller;gmbh",
        "Dupont S.A.R.L.;dupont;sarl",
        "Rossi S.p.A.;rossi;spa",
        "Nordisk A/S;nordisk;as",
        "Wide Pty Ltd;wide;pty ltd",
        "Kowalski Sp. z o.o.;kowalski;sp zoo",
        "Grupo S.A. de C.V.;grupo;sa de cv",
        "Limited;limited;''",
        "Smith & Sons;smith sons;''"
      })
  void theLegalFormIsToldFromTheName(String raw, String name, String form) {
    assertEquals(new OrganizationName(name, form), organization.parts(raw));
  }

  @ParameterizedTest
  @CsvSource({
    "Ohio, US, oh",
    "OH, US, oh",
    "US-OH, US, oh",
    "Québec, CA, qc",
    "New South Wales, AU, nsw",
    "Baden-Württemberg, DE, bw",
    "Normandie, FR, normandie"
  })
  void aRegionIsItsIsoCode(String raw, String country, String code) {
    assertEquals(Optional.of(code), region.standardize(raw, country).key());
  }

  @ParameterizedTest
  @CsvSource({
    "62704, US, 62704, 627, VALID",
    "62704-1234, US, 62704, 627, VALID",
    "627041234, US, 62704, 627, VALID",
    "2138, US, 02138, 021, SUSPECT",
    "6270, US, 06270, 062, SUSPECT",
    "ABC, US, ABC, ABC, SUSPECT",
    "sw1a 2aa, GB, SW1A2AA, SW1A, VALID",
    "M5V 1J2, CA, M5V1J2, M5V, VALID",
    "D-10115, DE, 10115, 10, VALID",
    "1234 AB, NL, 1234AB, 1234, VALID",
    "00-950, PL, 00950, 00, VALID",
    "123, '', 123, 123, VALID"
  })
  void aPostalCodeIsJudgedByItsCountry(
      String raw, String country, String key, String prefix, Verdict verdict) {
    Standardized standardized = postalCode.standardize(raw, country);

    assertEquals(Optional.of(key), standardized.key());
    assertEquals(verdict, standardized.verdict());
    assertEquals(prefix, postalCode.prefix(key, country));
  }

  @ParameterizedTest
  @CsvSource({"123-45-6788, 123456788", "ab 12.34, AB1234", "P<123, P123"})
  void separatorsAndCaseOfATypedIdDoNotCount(String raw, String key) {
    assertEquals(
        Optional.of(key), new TypedIdStandardizer(Placeholders.builtIn()).standardize(raw).key());
  }

  @ParameterizedTest
  @CsvSource({"000-00-0000", "123-45-6789", "n/a", "unknown", "12", "------"})
  void aPlaceholderOfATypedIdHasNoKey(String raw) {
    assertEquals(
        Optional.empty(), new TypedIdStandardizer(Placeholders.builtIn()).standardize(raw).key());
  }
}
