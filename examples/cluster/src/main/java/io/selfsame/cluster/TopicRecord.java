package io.selfsame.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A record of a topic whose keys and values are JSON.
 *
 * @param key a missing node when there is none
 * @param value a missing node for a tombstone
 * @param headers values as UTF-8 text; of headers of one name the last
 */
public record TopicRecord(
    int partition, long offset, JsonNode key, JsonNode value, Map<String, String> headers) {
  private static final String PAYLOAD = "payload";

  public TopicRecord {
    headers = Map.copyOf(headers);
  }

  /** The value itself, out of the schema envelope of the JSON converter when it is in one. */
  public JsonNode payload() {
    return value.has("schema") && value.has(PAYLOAD) ? value.get(PAYLOAD) : value;
  }
}
