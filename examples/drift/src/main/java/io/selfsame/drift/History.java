package io.selfsame.drift;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The shapes one resource had, oldest first. */
record History(String resource, List<Version> versions) {
  private static final String SUFFIX = ".versions.jsonl";

  static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /**
   * @param date ISO 8601, or empty
   * @param commit what else names the version, or empty
   */
  record Version(String date, String commit, ObjectNode payload) {

    /** The payload's own id, if it has one. */
    String id() {
      JsonNode id = payload.path("id");
      return id.isValueNode() && !id.isNull() ? id.asText() : "single";
    }
  }

  History {
    versions = List.copyOf(versions);
  }

  /** All histories of a folder, by name of file. */
  static List<History> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> sorted =
          files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().toList();
      List<History> histories = new ArrayList<>();
      for (Path file : sorted) {
        histories.add(read(file));
      }
      return histories;
    }
  }

  static History read(Path file) throws IOException {
    String name = file.getFileName().toString();
    List<Version> versions = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        JsonNode entry = JSON.readTree(line);
        // A line without an envelope is a payload.
        JsonNode payload = entry.path("payload").isObject() ? entry.path("payload") : entry;
        versions.add(
            new Version(
                entry.path("date").asText(""),
                entry.path("commit").asText(""),
                (ObjectNode) payload));
      }
    }
    return new History(name.substring(0, name.length() - SUFFIX.length()), versions);
  }

  /** The first version that has one of the names, else the first not before a date; -1 for none. */
  int indexOf(List<String> commits, String date) {
    for (int i = 0; i < versions.size(); i++) {
      String commit = versions.get(i).commit();
      if (!commit.isEmpty() && commits.contains(commit)) {
        return i;
      }
    }
    for (int i = 0; i < versions.size() && !date.isEmpty(); i++) {
      if (versions.get(i).date().compareTo(date) >= 0) {
        return i;
      }
    }
    return -1;
  }
}
