package io.selfsame.resolution.match;

import io.selfsame.resolution.JaroWinkler;
import io.selfsame.resolution.OneEdit;
import java.util.List;
import java.util.function.ToIntBiFunction;

/**
 * E-mail addresses and telephones, each with each; and the address of one with the name of the
 * other.
 */
final class ContactComparison {
  private static final double CLOSE = 0.93;

  private ContactComparison() {}

  static long add(long levels, ComparisonRecord a, ComparisonRecord b) {
    long all = best(levels, Feature.EMAIL, a.emails, b.emails, ContactComparison::email);
    all = best(all, Feature.PHONE, a.phones, b.phones, ContactComparison::phone);
    if (Levels.at(all, Feature.EMAIL) == Levels.MISSING
        && Levels.at(all, Feature.GIVEN_NAME) == Levels.MISSING) {
      int named = Math.min(named(a.emails, b.name), named(b.emails, a.name));
      all = Levels.with(all, Feature.EMAIL_AND_NAME, named);
    }
    return all;
  }

  private static long best(
      long levels,
      Feature feature,
      List<String> a,
      List<String> b,
      ToIntBiFunction<String, String> comparison) {
    int best = Levels.MISSING;
    for (String mine : a) {
      for (String its : b) {
        best = Math.min(best, comparison.applyAsInt(mine, its));
      }
    }
    return Levels.with(levels, feature, best);
  }

  private static int email(String a, String b) {
    if (a.equals(b)) {
      return 0;
    }
    String mine = a.substring(0, a.indexOf('@'));
    String its = b.substring(0, b.indexOf('@'));
    if (mine.equals(its)) {
      return mine.length() > 3 ? 1 : 3;
    }
    return OneEdit.apart(a, b) || (JaroWinkler.similarity(a, b) >= CLOSE && similarTail(a, b))
        ? 2
        : 3;
  }

  private static boolean similarTail(String a, String b) {
    return JaroWinkler.similarity(a.substring(a.indexOf('@')), b.substring(b.indexOf('@'))) > 0.85;
  }

  private static int phone(String a, String b) {
    String longer = a.length() >= b.length() ? a : b;
    String shorter = a.length() >= b.length() ? b : a;
    if (longer.endsWith(shorter)) {
      return 0;
    }
    return a.length() == b.length() && OneEdit.apart(a, b) ? 1 : 2;
  }

  /** Whether a mailbox is named after a person: fully, by one name, or not. */
  private static int named(List<String> emails, Name name) {
    int best = Levels.MISSING;
    if (name.isEmpty()) {
      return best;
    }
    for (String email : emails) {
      best = Math.min(best, named(letters(email), name));
    }
    return best;
  }

  private static int named(String local, Name name) {
    boolean given = name.given().length() > 2 && local.contains(name.given());
    boolean family = name.family().length() > 2 && local.contains(name.family());
    String g = name.given().isEmpty() ? "" : name.given().substring(0, 1);
    String f = name.family().isEmpty() ? "" : name.family().substring(0, 1);
    boolean both = !g.isEmpty() && !f.isEmpty();
    boolean initials = both && (local.equals(g + f) || local.equals(f + g));
    if ((given && family)
        || (both && family && local.contains(g + name.family()))
        || (both && given && (local.equals(name.given() + f) || local.equals(f + name.given())))) {
      return 0;
    }
    if (given || family || initials) {
      return 1;
    }
    return both ? 2 : Levels.MISSING;
  }

  private static String letters(String email) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; email.charAt(i) != '@'; i++) {
      if (Character.isLetter(email.charAt(i))) {
        letters.append(email.charAt(i));
      }
    }
    return letters.toString();
  }
}
