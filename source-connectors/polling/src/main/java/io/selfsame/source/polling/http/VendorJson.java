package io.selfsame.source.polling.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.IOException;
import java.util.Optional;

/** Reads vendors' JSON as it was sent: every digit of every number is kept. */
public final class VendorJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private VendorJson() {}

  /**
   * Parses a body.
   *
   * @param where what was asked, for messages
   * @throws VendorException RETRY when it is not JSON (a proxy's page, a cut-off answer)
   */
  public static JsonNode parse(byte[] body, String where) throws VendorException {
    try {
      JsonNode parsed = JSON.readTree(body);
      if (parsed == null || parsed.isMissingNode()) {
        throw notJson("EMPTY_BODY", where);
      }
      return parsed;
    } catch (JsonProcessingException e) {
      throw notJson("MALFORMED_JSON", where);
    } catch (IOException e) {
      throw notJson(e.getClass().getSimpleName(), where);
    }
  }

  private static VendorException notJson(String code, String where) {
    return VendorException.retry(
        code, where + " was answered with a body that is not JSON", Optional.empty());
  }
}
