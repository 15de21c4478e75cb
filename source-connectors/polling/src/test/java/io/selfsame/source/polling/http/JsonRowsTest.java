package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.contract.Canary;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRowsTest {
  private static final long LONGEST = 200;

  @Test
  void rowsComeOneByOneAndTheEnvelopeAfterThem() throws VendorException {
    JsonRows rows =
        rows(
            "{\"meta\":{\"data\":[1,{\"data\":[]}]},\"data\":[{\"id\":\"a,]}\\\"[\"},\n {\"id\":2}],"
                + "\"next\":\"c\"}",
            "data");

    assertEquals(List.of("{\"id\":\"a,]}\\\"[\"}", "{\"id\":2}"), all(rows));
    assertEquals("c", rows.envelope().get("next").asText());
    assertEquals(0, rows.envelope().get("data").size());
  }

  @Test
  void thePathMayLeadDeepOrNowhere() throws VendorException {
    assertEquals(List.of("{\"a\":1}"), all(rows("{\"x\":{\"y\":[{\"a\":1}]}}", "x", "y")));
    assertEquals(List.of("{\"a\":1}"), all(rows("[{\"a\":1}]")));
    assertEquals(List.of(), all(rows("{\"x\":{\"z\":[{\"a\":1}]}}", "x", "y")));
    assertEquals(List.of(), all(rows("{\"x\":[]}", "x")));
  }

  @Test
  @DisplayName("X-11 a row that is too long, nested too deeply or malformed harms no neighbour")
  void badRowsHarmNoNeighbour() throws VendorException {
    String deep = "[".repeat(90) + "]".repeat(90);
    JsonRows rows =
        rows(
            "{\"d\":[{\"id\":1},{\"id\":\""
                + "x".repeat(500)
                + "\"},{\"id\":2},{id:3},17,{\"id\":"
                + deep
                + "},{\"id\":4}]}",
            "d");

    assertEquals(
        List.of(
            "{\"id\":1}",
            "ROW_TOO_LONG",
            "{\"id\":2}",
            "ROW_MALFORMED",
            "ROW_MALFORMED",
            "{\"id\":" + deep + "}",
            "{\"id\":4}"),
        all(rows));
  }

  @ParameterizedTest
  @DisplayName("X-04 what is not JSON is classified and not quoted")
  @ValueSource(
      strings = {
        "",
        "<html>" + Canary.TEXT + "</html>",
        "{\"d\":[{\"email\":\"" + Canary.TEXT + "\"",
        "{\"d\":[{\"email\":1}",
        "{\"d\":[{\"email\":1}]",
        "{\"d\":[\"" + Canary.TEXT,
        "\"" + Canary.TEXT + "\"",
        "]",
      })
  void whatIsNotJsonIsTriedAgain(String body) {
    VendorException failure = assertThrows(VendorException.class, () -> all(rows(body, "d")));

    assertTrue(failure.isRetriable());
    assertFalse(failure.toString().contains(Canary.TEXT));
  }

  @Test
  void invalidUtf8IsOneRowsTrouble() throws VendorException {
    byte[] body = "[{\"id\":\"?\"},{\"id\":2}]".getBytes(StandardCharsets.UTF_8);
    body[8] = (byte) 0xC3;
    JsonRows rows = new JsonRows(new ByteArrayInputStream(body), List.of(), LONGEST, "GET /x");

    assertEquals(List.of("ROW_MALFORMED", "{\"id\":2}"), all(rows));
  }

  private static JsonRows rows(String body, String... path) {
    InputStream in = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    return new JsonRows(in, List.of(path), LONGEST, "GET /x");
  }

  private static List<String> all(JsonRows rows) throws VendorException {
    List<String> all = new ArrayList<>();
    for (Optional<JsonRows.Element> element = rows.next();
        element.isPresent();
        element = rows.next()) {
      all.add(
          element.get() instanceof JsonRows.Element.Row row
              ? row.fields().toString()
              : ((JsonRows.Element.Rejected) element.get()).code());
    }
    return all;
  }
}
