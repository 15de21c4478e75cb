package io.selfsame.resolution.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address for comparison. An address in one line is taken apart as far as commas, a state and a
 * postal code show its parts.
 *
 * @param number the house number, empty if unknown
 * @param street the rest of the street line in one form, words in order
 */
record Address(
    String number, String street, String locality, String city, String region, String postal) {
  private static final Map<String, String> FORMS = new HashMap<>();
  private static final Pattern POSTAL = Pattern.compile("\\b(\\d{5,6})(?:-?\\d{4})?\\b\\s*$");
  private static final Pattern STATE = Pattern.compile("\\b([A-Z]{2})\\s*$");

  static {
    String[] forms = {
      "st street str strasse straat",
      "ave avenue av",
      "rd road",
      "dr drive",
      "ln lane",
      "ct court",
      "pl place",
      "cct circuit",
      "cres crescent cr",
      "blvd boulevard",
      "hwy highway",
      "tce terrace ter",
      "pde parade",
      "sq square",
      "cl close",
      "pkwy parkway",
      "wy way",
      "cir circle",
      "n north",
      "s south",
      "e east",
      "w west",
      "apt apartment flat",
      "ste suite",
    };
    for (String form : forms) {
      String[] words = form.split(" ");
      for (String word : words) {
        FORMS.put(word, words[0]);
      }
    }
  }

  static Address of(Map<String, String> attributes) {
    String line = attributes.getOrDefault("street", "");
    String city = attributes.getOrDefault("city", "");
    String region = attributes.getOrDefault("region", "");
    String postal = attributes.getOrDefault("postal_code", "");
    if (line.indexOf(',') >= 0) {
      Matcher code = POSTAL.matcher(line);
      if (code.find()) {
        postal = postal.isEmpty() ? code.group(1) : postal;
        line = line.substring(0, code.start()).strip();
      }
      Matcher state = STATE.matcher(line);
      if (state.find()) {
        region = region.isEmpty() ? state.group(1) : region;
        line = line.substring(0, state.start()).strip();
      }
      List<String> parts = new ArrayList<>(List.of(line.split("\\s*,\\s*")));
      String street =
          parts.stream()
              .filter(part -> part.matches(".*\\d.*\\p{L}{2}.*"))
              .findFirst()
              .orElse(parts.get(0));
      parts.remove(street);
      if (city.isEmpty() && !parts.isEmpty()) {
        city = parts.get(parts.size() - 1);
      }
      line = street;
    }
    return parsed(line, attributes.getOrDefault("unit", ""), city, region, postal);
  }

  private static Address parsed(
      String line, String unit, String city, String region, String postal) {
    String number = "";
    List<String> words = new ArrayList<>();
    for (String word : Letters.words(line)) {
      if (number.isEmpty()
          && Character.isDigit(word.charAt(0))
          && !word.matches("\\d+(st|nd|rd|th)")) {
        number = word;
      } else {
        words.add(form(word));
      }
    }
    return new Address(
        number,
        String.join(" ", words),
        Letters.joined(unit),
        Letters.joined(city),
        Letters.joined(region),
        postalForm(Letters.joined(postal)));
  }

  private static String form(String word) {
    if (word.length() > 8 && word.endsWith("strasse")) {
      return word.substring(0, word.length() - 7) + " st";
    }
    return FORMS.getOrDefault(word, word);
  }

  private static String postalForm(String code) {
    return code.matches("\\d{9}") ? code.substring(0, 5) : code;
  }
}
