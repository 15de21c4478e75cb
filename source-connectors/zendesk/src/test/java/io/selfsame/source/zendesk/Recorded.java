package io.selfsame.source.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What was recorded of a real account; interactions are known by their place, from 0. */
final class Recorded {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /** The user that an interaction answered. */
  static ObjectNode user(int interaction) {
    return (ObjectNode) body(interaction).path("user");
  }

  /** The body that an interaction answered. */
  static JsonNode body(int interaction) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Recorded.class.getResourceAsStream("/recorded/zendesk/interactions.jsonl")),
                StandardCharsets.UTF_8))) {
      String line = lines.lines().skip(interaction).findFirst().orElseThrow();
      return JSON.readTree(line).path("responseBody");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
