package io.selfsame.warehouse.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesDocumentTest {
  @Test
  void whatIsWrittenIsReadAsItWas() throws RulesException {
    assertEquals(
        MatchRules.shipped(), RulesDocument.read(RulesDocument.write(MatchRules.shipped())));
  }

  @Test
  void anEmptyDocumentIsWhatShips() throws RulesException {
    assertEquals(MatchRules.shipped(), RulesDocument.read("{}"));
  }

  @Test
  void pairsCanBeSwitchedOff() throws RulesException {
    assertFalse(RulesDocument.read("{\"pairs\": {\"enabled\": false}}").rules().pairs().enabled());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'models': {'person': {'features': {'shoe_size': {}}}}} | /models/person/features/shoe_size",
        "{'models': {'person': {'features': {'gender': {'exact': {'m': 1.5, 'u': 0.5}}}}}} |"
            + " /models/person/features/gender/exact/m",
        "{'models': {'person': {'features': {'gender': {'exact': {'m': 0.5}}}}}} |"
            + " /models/person/features/gender/exact/u",
        "{'models': {'person': {'prior': 0}}} | /models/person/prior",
        "{'pairs': {'auto': 0.4}} | /pairs: thresholds cross",
        "{'keys': {'email': {'limit': 0}}} | /keys/email",
        "{'keys': {'email': {'strength': 'iron'}}} | /keys/email",
        "{'auto': 0.9} | /auto: unknown",
        "{'version': 1} | /version",
        "[] | /: an object",
      })
  void aBrokenDocumentIsRefusedAndTheMessageSaysWhere(String document, String where) {
    RulesException refused =
        assertThrows(RulesException.class, () -> RulesDocument.read(document.replace('\'', '"')));
    assertTrue(refused.getMessage().startsWith(where), refused.getMessage());
  }

  @Test
  void whatIsNoJsonIsRefusedWithItsLine() {
    RulesException refused =
        assertThrows(RulesException.class, () -> RulesDocument.read("{\n\"pairs\": {\n,}"));
    assertTrue(refused.getMessage().startsWith("line 3"), refused.getMessage());
  }
}
