package io.selfsame.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true|BOOLEAN",
        "12|INT64",
        "9223372036854775807|INT64",
        "9223372036854775808|DECIMAL",
        "1.50|DECIMAL",
        "'01234'|STRING",
        "'2024-01-01'|STRING",
        "'true'|STRING",
        "{'a':1}|JSON",
        "[]|JSON"
      })
  void theFirstTypeComesFromTheJsonFormAlone(String json, FieldType expected) {
    assertEquals(expected, FieldValue.infer(value(json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "DECIMAL|1.50|1.50",
        "DECIMAL|123456789012345678901234567890.125|123456789012345678901234567890.125",
        "DECIMAL|1E+3|1000",
        "DECIMAL|1E+99999|1E+99999",
        "STRING|1.50|1.50",
        "STRING|true|true",
        "STRING|'01234'|01234",
        "JSON|'text'|\"text\"",
        "JSON|{'b':1.10,'a':null}|{\"b\":1.10,\"a\":null}"
      })
  void nothingOfAValueIsLostInText(FieldType type, String json, String expected) {
    assertEquals(Optional.of(expected), FieldValue.convert(type, value(json)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INT64|1.5",
        "INT64|9223372036854775808",
        "INT64|'12'",
        "DOUBLE|9007199254740993",
        "DOUBLE|1E+400",
        "BOOLEAN|'true'",
        "BOOLEAN|1",
        "STRING|{}",
        "DATE|'2024-02-30'",
        "DATE|'2024-02-01T00:00:00Z'",
        "TIMESTAMP|'2024-02-01T00:00:00.0001Z'",
        "TIMESTAMP|'2024-02-01T00:00:00'",
        "TIMESTAMP|'yesterday'"
      })
  void aValueThatATypeCannotHoldExactlyDoesNotFitIt(FieldType type, String json) {
    assertEquals(Optional.empty(), FieldValue.convert(type, value(json)));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-02-01T10:00:00Z",
    "2024-02-01T10:00:00.000Z",
    "2024-02-01T10:00:00.000+0000",
    "2024-02-01T12:00:00+02:00"
  })
  void instantsAreReadWithAnyOffset(String text) {
    assertEquals(
        Optional.of(Date.from(Instant.parse("2024-02-01T10:00:00Z"))),
        FieldValue.convert(FieldType.TIMESTAMP, value("'" + text + "'")));
  }

  @Test
  void aDayIsMidnightUtc() {
    assertEquals(
        Optional.of(Date.from(Instant.parse("2024-02-29T00:00:00Z"))),
        FieldValue.convert(FieldType.DATE, value("'2024-02-29'")));
  }

  private static JsonNode value(String json) {
    return SampleRows.row("{'value':" + json + "}").get("value");
  }
}
