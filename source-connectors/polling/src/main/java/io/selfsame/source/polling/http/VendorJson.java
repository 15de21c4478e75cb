package io.selfsame.source.polling.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads vendors' JSON as it was sent: every digit of every number is kept. A number that would take
 * gigabytes to write out ({@code 1e999999999}) becomes the text of its digits and exponent; of two
 * values under one name the last counts; a NUL character stays a character; half a surrogate pair,
 * which no converter could write, becomes the replacement character U+FFFD.
 */
public final class VendorJson {
  private static final int DEEPEST = 500;
  private static final int LONGEST_NUMBER = 10_000;
  private static final int GREATEST_SCALE = 1_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          // The transport bounds the whole answer.
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .nodeFactory(new BoundedNumbers())
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
    } catch (StreamConstraintsException e) {
      throw VendorException.retry(
          "JSON_BEYOND_LIMITS",
          where + " was answered with JSON nested too deeply or with a number too long",
          Optional.empty());
    } catch (JsonProcessingException e) {
      throw notJson("MALFORMED_JSON", where);
    } catch (IOException e) {
      throw notJson(e.getClass().getSimpleName(), where);
    }
  }

  private static final class BoundedNumbers extends JsonNodeFactory {
    private static final long serialVersionUID = 1L;

    @Override
    public TextNode textNode(String text) {
      return super.textNode(text == null ? text : WellFormed.text(text));
    }

    @Override
    public ValueNode numberNode(BigDecimal number) {
      return number != null && Math.abs((long) number.scale()) > GREATEST_SCALE
          ? textNode(number.toString())
          : super.numberNode(number);
    }
  }

  private static VendorException notJson(String code, String where) {
    return VendorException.retry(
        code, where + " was answered with a body that is not JSON", Optional.empty());
  }
}
