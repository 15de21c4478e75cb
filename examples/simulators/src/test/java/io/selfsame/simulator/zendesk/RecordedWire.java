package io.selfsame.simulator.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What was recorded of a real account, in order. */
final class RecordedWire {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RecordedWire() {}

  /** All interactions; the place in the list is the number they are known by. */
  static List<JsonNode> interactions() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    RecordedWire.class.getResourceAsStream("/recorded/zendesk/interactions.jsonl")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(
              line -> {
                try {
                  return JSON.readTree(line);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The user answered by an interaction; missing when it answered none. */
  static JsonNode user(JsonNode interaction) {
    return interaction.path("responseBody").path("user");
  }

  /** The members in which two objects differ. */
  static Set<String> differences(JsonNode before, JsonNode after) {
    Set<String> differing = new TreeSet<>();
    before
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!before.path(name).equals(after.path(name))) {
                differing.add(name);
              }
            });
    return differing;
  }
}
