package io.selfsame.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person says happened in histories, in the form of {@code labelled-drifts.json}. */
final class Labels {
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})(-\\d{2})?");
  private static final Pattern SHORT_DATE = Pattern.compile("(?<![\\d-])(\\d{2}-\\d{2})(?![\\d-])");

  /**
   * One path, or one pair of an old and a new one.
   *
   * @param from the version it began with; -1 when unknown
   * @param to the version it was done with
   */
  record Subject(String drift, String path, Optional<String> related, int from, int to) {}

  /** A pattern that must raise no alarm, under some paths, within some versions. */
  record Noise(List<String> paths, int from, int to) {}

  private final JsonNode root;

  private Labels(JsonNode root) {
    this.root = root;
  }

  static Labels none() {
    return new Labels(MissingNode.getInstance());
  }

  static Labels read(Path file) throws IOException {
    return new Labels(History.JSON.readTree(file.toFile()));
  }

  static Labels of(JsonNode root) {
    return new Labels(root);
  }

  List<Subject> subjects(History history) {
    List<Subject> subjects = new ArrayList<>();
    for (JsonNode drift : root.path("drifts")) {
      if (isOf(history, drift)) {
        add(subjects, drift, history);
      }
    }
    return subjects;
  }

  private static void add(List<Subject> subjects, JsonNode drift, History history) {
    String name = drift.path("class").asText();
    int from = index(history, drift, 0, "from", "added", "date");
    int to = index(history, drift, 1, "to", "removed", "date");
    if (drift.has("old") && drift.has("new")) {
      for (JsonNode pair : pairs(drift)) {
        Optional<String> heir = Optional.of(pair.path("new").asText());
        subjects.add(new Subject(name, pair.path("old").asText(), heir, from, to));
      }
      return;
    }
    for (String path : paths(drift)) {
      subjects.add(new Subject(name, path, Optional.empty(), from, to));
    }
  }

  private static List<JsonNode> pairs(JsonNode drift) {
    List<JsonNode> pairs = new ArrayList<>(List.of(drift));
    JsonNode also = drift.path("also");
    if (also.isArray()) {
      also.forEach(pairs::add);
    } else if (also.isObject()) {
      pairs.add(also);
    }
    return pairs;
  }

  private static List<String> paths(JsonNode drift) {
    List<String> paths = new ArrayList<>();
    drift.path("paths").forEach(path -> paths.add(path.asText()));
    if (drift.path("path").isTextual()) {
      paths.add(drift.path("path").asText());
    }
    return paths;
  }

  private static int index(History history, JsonNode drift, int commitNumber, String... names) {
    List<String> commits = new ArrayList<>();
    if (drift.path("commit").isTextual()) {
      commits.add(drift.path("commit").asText());
    }
    if (drift.path("commits").has(commitNumber)) {
      commits.add(drift.path("commits").get(commitNumber).asText());
    }
    String date = "";
    for (String name : names) {
      date = date.isEmpty() ? drift.path(name).asText("") : date;
    }
    return history.indexOf(commits, date);
  }

  List<Noise> noise(History history) {
    List<Noise> noise = new ArrayList<>();
    for (JsonNode entry : root.path("noise")) {
      if (isOf(history, entry)) {
        List<String> paths = new ArrayList<>();
        for (String path : entry.path("path").asText().split("\\s*[/,]\\s*")) {
          paths.add(path.replace("...", "").trim());
        }
        entry.path("paths").forEach(path -> paths.add(path.asText()));
        List<String> dates = dates(entry.path("pattern").asText());
        int last = history.versions().size() - 1;
        int from = dates.isEmpty() ? 0 : history.indexOf(List.of(), dates.get(0));
        int to = dates.isEmpty() ? last : lastUntil(history, dates.get(dates.size() - 1));
        noise.add(new Noise(paths, from, to));
      }
    }
    return noise;
  }

  private static int lastUntil(History history, String date) {
    String end = date.length() == 7 ? date + "-31" : date;
    int last = -1;
    for (int i = 0; i < history.versions().size(); i++) {
      last = history.versions().get(i).date().compareTo(end) <= 0 ? i : last;
    }
    return last;
  }

  /** Dates in words: 2017-10-12,10-27,2018-03-29 or 2019-05..2024-08. */
  private static List<String> dates(String text) {
    List<String> dates = new ArrayList<>();
    Matcher matcher = DATE.matcher(text);
    while (matcher.find()) {
      dates.add(matcher.group());
    }
    if (!dates.isEmpty()) {
      String year = dates.get(dates.size() - 1).substring(0, 5);
      Matcher shorts =
          SHORT_DATE.matcher(text.substring(text.lastIndexOf(dates.get(dates.size() - 1))));
      while (shorts.find()) {
        dates.add(year + shorts.group(1));
      }
    }
    return dates;
  }

  private static boolean isOf(History history, JsonNode entry) {
    return entry.path("resource").asText().equals(history.resource());
  }
}
