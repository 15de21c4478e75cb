package io.selfsame.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.path.ObservedRow;
import java.util.Arrays;
import java.util.List;

/** Rows as vendors' JSON; single quotes for double ones. */
final class SampleRows {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private SampleRows() {}

  static List<ObjectNode> rows(String... rows) {
    return Arrays.stream(rows).map(SampleRows::row).toList();
  }

  /** Rows with the value of their field id for an id, if they have one. */
  static List<ObservedRow> observed(String... rows) {
    return rows(rows).stream().map(row -> new ObservedRow(row.path("id").asText(""), row)).toList();
  }

  static ObjectNode row(String row) {
    try {
      return (ObjectNode) JSON.readTree(row.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + row, e);
    }
  }
}
