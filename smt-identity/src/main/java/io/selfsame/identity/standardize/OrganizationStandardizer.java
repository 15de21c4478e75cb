package io.selfsame.identity.standardize;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of organizations: kept for display, and taken apart into name and legal form. The words of
 * legal forms in several countries are in {@code legal-forms.txt}.
 */
public final class OrganizationStandardizer implements Standardizer {
  private static final int MOST_WORDS_OF_A_FORM = 5;
  private static final Map<String, String> FORMS = forms();
  private final Placeholders placeholders;

  public OrganizationStandardizer(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  @Override
  public Standardized standardize(String raw) {
    String name = Whitespace.tidy(raw);
    return name.isEmpty() || placeholders.contains(PlaceholderKind.TEXT, name)
        ? Standardized.invalid(raw)
        : Standardized.suspect(name);
  }

  /** Takes a name apart; a name that is nothing but a legal form is kept as a name. */
  public OrganizationName parts(String raw) {
    String name = LatinFold.of(raw.replace("&", " "));
    String form = "";
    String shorter = form(name);
    while (!shorter.equals(name)) {
      String words = name.substring(shorter.length()).strip();
      form = form.isEmpty() ? FORMS.get(words) : FORMS.get(words) + " " + form;
      name = shorter;
      shorter = form(name);
    }
    return new OrganizationName(name.startsWith("the ") ? name.substring(4) : name, form);
  }

  /** The name without the longest legal form at its end. */
  private static String form(String name) {
    String longest = name;
    int space = name.length();
    for (int words = 1; words <= MOST_WORDS_OF_A_FORM; words++) {
      space = name.lastIndexOf(' ', space - 1);
      if (space < 1) {
        return longest;
      }
      if (FORMS.containsKey(name.substring(space + 1))) {
        longest = name.substring(0, space);
      }
    }
    return longest;
  }

  private static Map<String, String> forms() {
    Map<String, String> forms = new HashMap<>();
    for (String line : ResourceLines.read("legal-forms.txt")) {
      int equals = line.indexOf('=');
      forms.put(line.substring(0, equals), line.substring(equals + 1));
    }
    return Map.copyOf(forms);
  }
}
