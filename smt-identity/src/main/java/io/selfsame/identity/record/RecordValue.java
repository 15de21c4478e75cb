package io.selfsame.identity.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * One record's value, a Struct or a Map, during its standardization. A JSON text is parsed once,
 * however many fields are read from it. Confined to one thread.
 */
public final class RecordValue {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .forType(Object.class);

  private final Object value;
  private final Map<String, Object> parsed = new HashMap<>(4);

  public RecordValue(Object value) {
    this.value = value;
  }

  Object value() {
    return value;
  }

  /** The content of a JSON text; a text that does not begin an object is returned as it is. */
  Object json(String field, String text, String object) {
    if (!text.startsWith("{")) {
      return text;
    }
    return parsed.computeIfAbsent(field, name -> parse(name, text, object));
  }

  /** The content of a JSON text that must be one. */
  Object jsonList(String field, String text, String object) {
    return parse(field, text, object);
  }

  /** The items of a JSON array; empty for a text that only looks like one. */
  Optional<List<?>> textList(String text) {
    try {
      return JSON.<Object>readValue(text) instanceof List<?> list
          ? Optional.of(list)
          : Optional.empty();
    } catch (JsonProcessingException looksLikeOneOnly) {
      return Optional.empty();
    }
  }

  private static Object parse(String field, String text, String object) {
    try {
      return JSON.readValue(text);
    } catch (JsonProcessingException e) {
      // No cause: the parser's message quotes the text.
      throw new DataException(
          "field '" + field + "' of object '" + object + "' must be JSON and is not valid JSON");
    }
  }
}
