package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.contract.Canary;
import io.selfsame.source.polling.vendor.VendorException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input is bounded and classified, and never quoted. */
class VendorJsonTest {

  @Test
  void numbersBeyondSixtyFourBitsKeepEveryDigit() throws VendorException {
    assertEquals(
        "123456789012345678901234567890", parse("123456789012345678901234567890").asText());
    assertEquals("1.10", parse("1.10").decimalValue().toPlainString());
  }

  @Test
  void aHugeExponentBecomesATextInsteadOfGigabytes() throws VendorException {
    JsonNode huge = parse("{\"n\":1e999999999,\"m\":1e-999999999}");

    assertEquals("1E+999999999", huge.get("n").textValue());
    assertEquals("1E-999999999", huge.get("m").textValue());
  }

  @Test
  void ofDuplicateKeysTheLastCounts() throws VendorException {
    assertEquals(2, parse("{\"a\":1,\"a\":2}").get("a").intValue());
  }

  @Test
  void anEscapedNulIsACharacter() throws VendorException {
    assertEquals("a\0b", parse("\"a\\u0000b\"").textValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<html>" + Canary.TEXT + "|MALFORMED_JSON",
        "{\"a\":\"" + Canary.TEXT + "|MALFORMED_JSON",
        "{} " + Canary.TEXT + "|MALFORMED_JSON",
        "{\"a\":NaN}|MALFORMED_JSON",
      })
  void whatIsNotJsonIsClassifiedAndNotQuoted(String body, String code) {
    VendorException failure = assertThrows(VendorException.class, () -> parse(body));

    assertEquals(code, failure.code());
    assertFalse(failure.toString().contains(Canary.TEXT));
    assertEquals(null, failure.getCause());
  }

  @Test
  void deepNestingAndEndlessNumbersAreBounded() {
    limit("[".repeat(100_000) + "]".repeat(100_000));
    limit("9".repeat(100_000));
  }

  @Test
  void invalidUtf8IsClassified() {
    byte[] body = {'"', (byte) 0xC3, (byte) 0x28, '"'};

    assertThrows(VendorException.class, () -> VendorJson.parse(body, "GET /x"));
  }

  private static void limit(String body) {
    assertEquals(
        "JSON_BEYOND_LIMITS", assertThrows(VendorException.class, () -> parse(body)).code());
  }

  private static JsonNode parse(String body) throws VendorException {
    return VendorJson.parse(body.getBytes(StandardCharsets.UTF_8), "GET /x");
  }
}
