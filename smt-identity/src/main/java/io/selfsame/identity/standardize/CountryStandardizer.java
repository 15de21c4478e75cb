package io.selfsame.identity.standardize;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Countries as ISO 3166-1 alpha-2, from either ISO code, the English name or a common other one.
 */
public final class CountryStandardizer implements Standardizer {
  private final Map<String, String> codes = new HashMap<>();

  public CountryStandardizer() {
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale("", code);
      codes.put(fold(country.getDisplayCountry(Locale.ENGLISH)), code);
      codes.put(fold(country.getISO3Country()), code);
      codes.put(fold(code), code);
    }
    for (String line : ResourceLines.read("countries.txt")) {
      codes.put(fold(line.substring(0, line.indexOf('='))), line.substring(line.indexOf('=') + 1));
    }
  }

  @Override
  public Standardized standardize(String raw) {
    return Optional.ofNullable(codes.get(fold(raw)))
        .map(code -> Standardized.valid(code, code))
        .orElseGet(() -> Standardized.invalid(raw));
  }

  private static String fold(String raw) {
    return Whitespace.tidy(raw).toLowerCase(Locale.ROOT);
  }
}
