package io.selfsame.identity.standardize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneStandardizerTest {
  private final PhoneStandardizer standardizer = new PhoneStandardizer(Placeholders.builtIn());

  @ParameterizedTest
  @CsvSource({
    "(415) 555-2671, US, +14155552671, +14155552671",
    "415.555.2671, US, +14155552671, +14155552671",
    "+1-415-555-2671, DE, +14155552671, +14155552671",
    "001 415 555 2671, DE, +14155552671, +14155552671",
    "0044 20 7183 8750, US, +442071838750, +442071838750",
    "020 7183 8750, GB, +442071838750, +442071838750",
    "030 123456, DE, +4930123456, +4930123456",
    "(415) 555-2671 ext. 12, US, +14155552671;ext=12, +14155552671",
    "02 1234 5678, IT, +390212345678, +390212345678"
  })
  void aNumberIsReadInItsCountryAndItsKeyHasNoExtension(
      String raw, String region, String display, String key) {
    assertEquals(Standardized.valid(display, key), standardizer.standardize(raw, region));
  }

  @Test
  void twoSpellingsOfANumberNobodyAssignedGiveOneKey() {
    assertEquals(
        Standardized.doubtful("+15551234567", "+15551234567"),
        standardizer.standardize("(555) 123-4567", "US"));
    assertEquals(
        standardizer.standardize("(555) 123-4567", "US"),
        standardizer.standardize("5551234567", "US"));
  }

  @ParameterizedTest
  @CsvSource({
    "(415) 555-0123, US",
    "+1 212 555 0199, US",
    "000-000-0000, US",
    "000-0000, US",
    "0000000000, US",
    "111-111-1111, US",
    "999-999-9999, US",
    "123456789, US",
    "1234567890, US",
    "123-456-7890, US",
    "0123456789, US",
    "555-555-5555, US",
    "555-0123, US",
    "1231231231, US"
  })
  void aPlaceholderStaysAsItIsAndIsNoKey(String raw, String region) {
    assertEquals(Standardized.invalid(raw), standardizer.standardize(raw, region));
  }

  @ParameterizedTest
  @CsvSource({"911, US", "n/a, US", "call me, US", "555, US", "4155552671, ''", "4155552671, ZZ"})
  void whatIsNoNumberStaysAsItIsAndIsNoKey(String raw, String region) {
    assertEquals(Standardized.invalid(raw), standardizer.standardize(raw, region));
  }

  @Test
  void aTollFreeNumberIsACompanysAndNoKey() {
    Standardized tollFree = standardizer.standardize("1-800-356-9377", "US");

    assertEquals("+18003569377", tollFree.display());
    assertEquals(Optional.empty(), tollFree.key());
  }
}
