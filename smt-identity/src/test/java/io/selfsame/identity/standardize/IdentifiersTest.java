package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  private final SalesforceIdStandardizer salesforceIds = new SalesforceIdStandardizer();
  private final IssuedIdStandardizer issuedIds = new IssuedIdStandardizer();
  private final EnteredIdStandardizer enteredIds =
      new EnteredIdStandardizer(Placeholders.builtIn());

  @ParameterizedTest
  @CsvSource({
    "001A0000006Vm9r, 001A0000006Vm9rIAC",
    "001A0000006Vm9rIAC, 001A0000006Vm9rIAC",
    "001a0000006vm9riac, 001A0000006Vm9rIAC",
    "001A0000006VM9RIAC, 001A0000006Vm9rIAC",
    "000000000000000, 000000000000000AAA",
    "AAAAAAAAAAAAAAA, AAAAAAAAAAAAAAA555"
  })
  void aSalesforceIdHasOneLongForm(String raw, String longForm) {
    assertEquals(Standardized.valid(longForm, longForm), salesforceIds.standardize(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "001A0000006Vm9",
        "001A0000006Vm9rI",
        "001A0000006Vm9rIAD",
        "001A0000006vm9rIAC",
        "001A0000006Vm9!",
        "001A0000006Vm9r99Z"
      })
  void anIdWhoseChecksumDoesNotFitIsNone(String raw) {
    assertEquals(Standardized.invalid(raw), salesforceIds.standardize(raw));
  }

  @Test
  void anIssuedIdIsKeptToTheLetterWhateverItLooksLike() {
    assertEquals(Optional.of("7"), issuedIds.standardize(" 7 ").key());
    assertEquals(Optional.of("0001"), issuedIds.standardize("0001").key());
    assertEquals(Optional.empty(), issuedIds.standardize(" ").key());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "000000", "n/a", "NULL", "none", "123456", "xxxx", "-", "TBD"})
  void anEnteredIdThatIsAPlaceholderIsNoKey(String raw) {
    assertEquals(Optional.empty(), enteredIds.standardize(raw).key());
  }

  @Test
  void aMalformedPlaceholderIsReportedByPositionAndNotQuoted() {
    IllegalArgumentException problem =
        assertThrows(
            IllegalArgumentException.class,
            () -> Placeholders.builtInAnd(List.of("email:a@b.c", "colour:canary7")));

    assertEquals(
        "placeholder 2 is not of the form kind:value with a kind of email, email-local,"
            + " email-domain, role, phone, id, date, name, text",
        problem.getMessage());
  }
}
