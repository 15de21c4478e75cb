package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailStandardizerTest {
  private final EmailStandardizer standardizer = new EmailStandardizer(Placeholders.builtIn());

  @ParameterizedTest
  @CsvSource({
    "' Jane.Roe@ACME.io ', jane.roe@acme.io, jane.roe@acme.io",
    "Jane Roe <jane.roe@acme.io>, jane.roe@acme.io, jane.roe@acme.io",
    "mailto:jane.roe@acme.io, jane.roe@acme.io, jane.roe@acme.io",
    "jane.roe+shop@gmail.com, jane.roe+shop@gmail.com, janeroe@gmail.com",
    "J.A.N.E@googlemail.com, j.a.n.e@googlemail.com, jane@gmail.com",
    "jane+shop@outlook.com, jane+shop@outlook.com, jane@outlook.com",
    "jane+shop@acme.io, jane+shop@acme.io, jane+shop@acme.io",
    "jane@bücher.example, jane@xn--bcher-kva.example, jane@xn--bcher-kva.example",
    "jane@example.com, jane@example.com, jane@example.com",
    "o'hara@acme.io, o'hara@acme.io, o'hara@acme.io"
  })
  void anAddressHasOneDisplayFormAndOneKeyPerMailbox(String raw, String display, String key) {
    assertEquals(Standardized.valid(display, key), standardizer.standardize(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jane",
        "jane@",
        "@acme.io",
        "jane@acme",
        "jane@@acme.io",
        "jane roe@acme.io",
        "jane..roe@acme.io",
        ".jane@acme.io",
        "jane@-acme.io",
        "jane@acme..io",
        "jane@192.168.0.1",
        "a@b.io; c@d.io"
      })
  void whatIsNoAddressStaysAsItIsWithoutKey(String raw) {
    assertEquals(Standardized.invalid(raw), standardizer.standardize(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test@test.com",
        "noreply@acme.io",
        "No-Reply@acme.io",
        "jane@noemail.com",
        "jane@acme.io.invalid"
      })
  void aPlaceholderIsNoKey(String raw) {
    assertEquals(Verdict.INVALID, standardizer.standardize(raw).verdict());
    assertEquals(Optional.empty(), standardizer.standardize(raw).key());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"info@acme.io", "SALES@acme.io", "jane@mailinator.com", "j@x.mailinator.com"})
  void roleMailboxesAndThrowAwayProvidersAreSuspectAndNoKeys(String raw) {
    assertEquals(Verdict.SUSPECT, standardizer.standardize(raw).verdict());
    assertEquals(Optional.empty(), standardizer.standardize(raw).key());
  }

  @Test
  void usersAddTheirOwnPlaceholders() {
    Placeholders placeholders =
        Placeholders.builtInAnd(List.of("email:guest@acme.io", "email-domain:*.shop.acme.io"));
    EmailStandardizer extended = new EmailStandardizer(placeholders);

    assertEquals(Optional.empty(), extended.standardize("Guest@acme.io").key());
    assertEquals(Optional.empty(), extended.standardize("jane@eu.shop.acme.io").key());
    assertEquals(Optional.of("jane@acme.io"), extended.standardize("jane@acme.io").key());
  }
}
