package io.selfsame.quickstart.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the generator knows: to whom each record belongs.
 *
 * @param personOf every generated record with its person (or organization)
 */
public record Truth(Map<RecordId, String> personOf) {
  /**
   * Rows that speak of who somebody is; subscriptions, invoices and tickets merely belong to one.
   */
  private static final Set<String> PEOPLE = Set.of("contact", "lead", "customers", "users");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads the control API's answer: one JSON object a line. */
  public static Truth parse(String lines) {
    Map<RecordId, String> personOf = new LinkedHashMap<>();
    lines.lines().filter(line -> !line.isBlank()).forEach(line -> read(line, personOf));
    return new Truth(personOf);
  }

  private static void read(String line, Map<RecordId, String> personOf) {
    try {
      JsonNode row = JSON.readTree(line);
      RecordId id =
          new RecordId(
              row.path("source").asText(), row.path("object").asText(), row.path("id").asText());
      personOf.put(id, row.path("person").asText());
    } catch (IOException malformed) {
      throw new UncheckedIOException("the simulators' truth is not JSON", malformed);
    }
  }

  /** How many records each topic should get. */
  public Map<String, Long> recordsByTopic() {
    Map<String, Long> counts = new TreeMap<>();
    personOf.keySet().forEach(id -> counts.merge(topic(id), 1L, Long::sum));
    return counts;
  }

  public static String topic(RecordId id) {
    return id.source() + "." + id.object().toLowerCase(Locale.ROOT);
  }

  public static boolean isPerson(RecordId id) {
    return PEOPLE.contains(id.object().toLowerCase(Locale.ROOT));
  }
}
