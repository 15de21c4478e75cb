package io.selfsame.schema.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.path.KnownPath.Absence;
import io.selfsame.schema.path.KnownPath.Evidence;
import io.selfsame.schema.path.KnownPath.Expansion;
import io.selfsame.schema.path.KnownPath.Gaps;
import io.selfsame.schema.path.KnownPath.Presence;
import io.selfsame.schema.path.KnownPath.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A {@link PathHistory} as compact JSON: for every path one text of numbers and hashes. Trailing
 * empty parts are left out; a text of another build that cannot be read makes a path unseen.
 */
public final class PathHistoryFormat {
  private static final String WINDOW = "window";
  private static final String SAMPLE = "sample";
  private static final String PATHS = "paths";
  private static final int NUMBERS = 15;

  private PathHistoryFormat() {}

  public static void write(PathHistory history, ObjectNode into) {
    into.put(WINDOW, history.window());
    into.put(SAMPLE, String.join(",", history.sample()));
    ObjectNode paths = into.putObject(PATHS);
    history.paths().forEach((path, known) -> paths.put(path, text(known)));
  }

  public static PathHistory read(JsonNode from) {
    Map<String, KnownPath> paths = new TreeMap<>();
    from.path(PATHS)
        .properties()
        .forEach(entry -> paths.put(entry.getKey(), path(entry.getValue().asText())));
    return new PathHistory(
        from.path(WINDOW).asLong(), paths, list(from.path(SAMPLE).asText(), ","));
  }

  private static String text(KnownPath path) {
    Presence presence = path.presence();
    Absence absence = path.absence();
    Evidence evidence = path.evidence();
    String numbers =
        numbers(
            path.kinds(),
            path.added(),
            presence.rows(),
            presence.filled(),
            presence.eligible(),
            presence.windows(),
            path.nulls().rows(),
            path.nulls().windows(),
            absence.since(),
            absence.run().rows(),
            absence.run().windows(),
            absence.removed() ? 1 : 0,
            presence.gaps().number(),
            presence.gaps().windows(),
            path.expansion().windows() * (path.expansion().toObject() ? 1L : -1L));
    String domain = evidence.open() ? "*" : String.join("", evidence.domain());
    String twins = (evidence.sure() ? "!" : "") + String.join("\t", evidence.twins());
    return trim(String.join(" ", numbers, evidence.sketch(), domain, twins), ' ');
  }

  private static KnownPath path(String text) {
    String[] parts = text.split(" ", 4);
    long[] number = new long[NUMBERS];
    String[] written = parts[0].split(",", -1);
    for (int i = 0; i < Math.min(NUMBERS, written.length); i++) {
      number[i] = number(written[i]);
    }
    return new KnownPath(
        (int) number[0],
        number[1],
        new Presence(
            number[2],
            number[3],
            number[4],
            (int) number[5],
            new Gaps((int) number[12], (int) number[13])),
        new Absence(number[8], new Run(number[9], (int) number[10]), number[11] == 1),
        new Run(number[6], (int) number[7]),
        evidence(parts),
        new Expansion((int) Math.abs(number[14]), number[14] > 0));
  }

  private static Evidence evidence(String[] parts) {
    String domain = part(parts, 2);
    String twins = part(parts, 3);
    boolean sure = twins.startsWith("!");
    return new Evidence(
        part(parts, 1),
        domain.equals("*") ? List.of() : triples(domain),
        domain.equals("*"),
        list(sure ? twins.substring(1) : twins, "\t"),
        sure);
  }

  private static String part(String[] parts, int index) {
    return index < parts.length ? parts[index] : "";
  }

  private static List<String> triples(String text) {
    return IntStream.range(0, text.length() / 3)
        .mapToObj(i -> text.substring(3 * i, 3 * i + 3))
        .toList();
  }

  private static List<String> list(String text, String separator) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split(separator));
  }

  private static String numbers(long... numbers) {
    StringBuilder text = new StringBuilder();
    for (long number : numbers) {
      text.append(number == 0 ? "" : Long.toString(number, Character.MAX_RADIX)).append(',');
    }
    return trim(text.toString(), ',');
  }

  private static long number(String text) {
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text, Character.MAX_RADIX);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static String trim(String text, char end) {
    int length = text.length();
    while (length > 0 && text.charAt(length - 1) == end) {
      length--;
    }
    return text.substring(0, length);
  }
}
