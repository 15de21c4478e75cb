package io.selfsame.identity.standardize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address written in one line, as {@code 12 Main St, Springfield, IL 62704, USA} or {@code
 * Hauptstr. 5, 10115 Berlin, Germany}; a part that was not found is empty.
 */
public record OneLineAddress(
    String street, String city, String region, String postalCode, String country) {
  private static final int LONGEST = 300;
  private static final Pattern CODE_FIRST =
      Pattern.compile("(?:[A-Z]{1,2}-)?([0-9]{4,5}(?: ?[A-Z]{2})?)\\s+(\\p{L}.*)");
  private static final Pattern CODE_LAST =
      Pattern.compile(
          "(.*?)\\s*\\b([0-9]{5}(?:-[0-9]{4})?|[0-9]{4}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]"
              + "|[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2})");

  /** Takes lines apart. Immutable. */
  public static final class Parser {
    private final CountryStandardizer countries;
    private final RegionStandardizer regions;

    public Parser(CountryStandardizer countries, RegionStandardizer regions) {
      this.countries = countries;
      this.regions = regions;
    }

    /**
     * Reads a line.
     *
     * @param defaultCountry assumed where the line names none
     * @return empty when the line has no city that could be told apart
     */
    public Optional<OneLineAddress> parse(String line, String defaultCountry) {
      List<String> parts = new ArrayList<>(Arrays.asList(line.split("\\s*[,\\r\\n;]\\s*")));
      parts.removeIf(String::isBlank);
      if (line.length() > LONGEST || parts.size() < 2) {
        return Optional.empty();
      }
      String country = takeCountry(parts);
      String region = country.isEmpty() ? defaultCountry : country;
      return tail(parts, region).map(tail -> tail.withCountry(country));
    }

    /** A last part of two letters is more often a state than a country. */
    private String takeCountry(List<String> parts) {
      String last = parts.get(parts.size() - 1);
      Optional<String> code =
          last.length() > 2 ? countries.standardize(last).key() : Optional.empty();
      if (parts.size() > 2 && code.isPresent() && !regions.knows(last, "US")) {
        parts.remove(parts.size() - 1);
        return code.get();
      }
      return "";
    }

    private Optional<OneLineAddress> tail(List<String> parts, String country) {
      String last = parts.remove(parts.size() - 1).strip();
      Matcher codeFirst = CODE_FIRST.matcher(last);
      if (codeFirst.matches()) {
        return address(parts, codeFirst.group(2), "", codeFirst.group(1));
      }
      Matcher codeLast = CODE_LAST.matcher(last);
      String code = codeLast.matches() ? codeLast.group(2) : "";
      String rest = codeLast.matches() ? codeLast.group(1) : last;
      if (rest.isEmpty() && parts.size() > 1) {
        rest = parts.remove(parts.size() - 1);
      }
      if (regions.knows(rest, country) && parts.size() > 1) {
        return address(parts.subList(0, parts.size() - 1), parts.get(parts.size() - 1), rest, code);
      }
      int space = rest.lastIndexOf(' ');
      if (space > 0 && regions.knows(rest.substring(space + 1), country)) {
        return address(parts, rest.substring(0, space), rest.substring(space + 1), code);
      }
      return code.isEmpty() ? Optional.empty() : address(parts, rest, "", code);
    }

    private static Optional<OneLineAddress> address(
        List<String> street, String city, String region, String code) {
      return street.isEmpty() || city.isBlank()
          ? Optional.empty()
          : Optional.of(
              new OneLineAddress(
                  String.join(", ", street), city.strip(), region.strip(), code, ""));
    }
  }

  private OneLineAddress withCountry(String code) {
    return new OneLineAddress(street, city, region, postalCode, code);
  }
}
