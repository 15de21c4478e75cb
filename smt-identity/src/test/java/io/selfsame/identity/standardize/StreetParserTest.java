package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreetParserTest {
  private final StreetParser parser = new StreetParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "12 Main Street;12;main st;'';''",
        "12 MAIN ST.;12;main st;'';''",
        "12a Main St;12a;main st;'';''",
        "12-14 North Main Street;12-14;n main st;'';''",
        "12 Main St Apt 4B;12;main st;4b;''",
        "12 Main St #4b;12;main st;4b;''",
        "Apt. 4B, 12 Main St;12;main st;4b;''",
        "Ste 900 1450 N City Rd;1450;n city rd;900;''",
        "1450 N City Rd, Suite 900;1450;n city rd;900;''",
        "4/12 Smith Street;12;smith st;4;''",
        "350 Fifth Avenue 21st Floor;350;5th ave;21;''",
        "Hauptstraße 12;12;hauptstr;'';''",
        "Hauptstr. 12 a;12a;hauptstr;'';''",
        "12 rue de la Paix;12;rue de la paix;'';''",
        "Calle Mayor 5, Piso 3;5;c mayor;3;''",
        "Via Roma 10;10;via roma;'';''",
        "P.O. Box 123;'';'';'';123",
        "PO Box 123, 12 Main St;12;main st;'';123",
        "Postfach 10 11;'';11;'';10",
        "Unit Street;'';unit st;'';''",
        "Bus Lane;'';bus ln;'';''",
        "улица Ленина 5;5;ulitsa lenina;'';''"
      })
  void numberNameUnitAndBoxAreToldApart(
      String line, String number, String name, String unit, String box) {
    assertEquals(new StreetParts(number, name, unit, box), parser.parse(line));
  }

  @ParameterizedTest
  @CsvSource({"Apt. 4B, 4b", "# 12, 12", "Unit 7, 7", "Wohnung 3, 3", "12, 12"})
  void aUnitLosesItsKind(String raw, String unit) {
    assertEquals(unit, parser.unit(raw));
  }
}
