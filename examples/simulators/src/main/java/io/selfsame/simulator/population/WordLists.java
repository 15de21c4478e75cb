package io.selfsame.simulator.population;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names, places and words people are made of. */
final class WordLists {
  static final Map<String, List<String>> NICKNAMES = nicknames();
  static final List<String> GIVEN_NAMES = List.copyOf(NICKNAMES.keySet());
  static final List<String> FAMILY_NAMES = lines("family-names.txt");
  static final List<String> STREETS = lines("streets.txt");
  static final List<String> COMPANY_WORDS = lines("company-words.txt");
  static final List<String> COMPANY_KINDS = lines("company-kinds.txt");
  static final List<Place> PLACES = lines("places.txt").stream().map(Place::parse).toList();

  /** Cities outside North America by country code. */
  static final Map<String, List<Place>> FOREIGN_PLACES =
      lines("foreign-places.txt").stream()
          .collect(
              groupingBy(
                  line -> line.substring(0, 2),
                  mapping(line -> Place.parse(line.substring(3) + "|-"), toList())));

  private WordLists() {}

  /** A city with its telephone area code. */
  record Place(String city, String state, String postalCode, String areaCode) {
    static Place parse(String line) {
      String[] parts = line.split("\\|");
      return new Place(parts[0], parts[1], parts[2], parts[3]);
    }
  }

  private static Map<String, List<String>> nicknames() {
    Map<String, List<String>> nicknames = new LinkedHashMap<>();
    for (String line : lines("given-names.txt")) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        nicknames.put(line, List.of());
      } else {
        nicknames.put(
            line.substring(0, colon), List.of(line.substring(colon + 1).strip().split(", ")));
      }
    }
    return nicknames;
  }

  private static List<String> lines(String resource) {
    try (InputStream in = WordLists.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read resource " + resource, unreadable);
    }
  }
}
