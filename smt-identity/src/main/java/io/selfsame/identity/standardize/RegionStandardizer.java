package io.selfsame.identity.standardize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Regions of a country. The key is the part of the ISO 3166-2 code after the country, in small
 * letters, where the name or code is in {@code regions.txt}; else the name as it is compared.
 */
public final class RegionStandardizer {
  private final Map<String, String> codes = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  public RegionStandardizer() {
    for (String line : ResourceLines.read("regions.txt")) {
      int equals = line.indexOf('=');
      String country = line.substring(0, line.indexOf(':'));
      String code = line.substring(equals + 1).toLowerCase(java.util.Locale.ROOT);
      codes.put(line.substring(0, equals), code);
      codes.put(country + ":" + code, code);
      known.add(country);
    }
  }

  /**
   * Standardizes a region.
   *
   * @param country ISO 3166-1 alpha-2
   */
  public Standardized standardize(String raw, String country) {
    String region = Whitespace.tidy(raw);
    String folded = LatinFold.of(region);
    // ISO 3166-2 codes may come whole, as US-OH.
    boolean whole = folded.startsWith(country.toLowerCase(java.util.Locale.ROOT) + " ");
    String name = whole && folded.length() > 3 ? folded.substring(3) : folded;
    String code = codes.get(country + ":" + name);
    if (code != null) {
      return Standardized.valid(region, code);
    }
    if (folded.isEmpty()) {
      return Standardized.invalid(raw);
    }
    return known.contains(country)
        ? Standardized.doubtful(region, folded)
        : Standardized.valid(region, folded);
  }

  /** Whether this is the name or code of a region of the country. */
  boolean knows(String raw, String country) {
    return codes.containsKey(country + ":" + LatinFold.of(raw));
  }
}
