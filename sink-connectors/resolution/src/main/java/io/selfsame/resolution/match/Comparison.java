package io.selfsame.resolution.match;

import io.selfsame.resolution.JaroWinkler;
import io.selfsame.resolution.OneEdit;

/** Compares two records feature by feature. Symmetric: the order of the two does not matter. */
final class Comparison {
  private static final double CLOSE = 0.9;

  private Comparison() {}

  /** The level of every feature. */
  static long levels(ComparisonRecord a, ComparisonRecord b) {
    long levels = NameComparison.add(Levels.NONE, a.name, b.name);
    levels = ContactComparison.add(levels, a, b);
    levels = BirthComparison.add(levels, a, b);
    levels = AddressComparison.add(levels, a.address, b.address);
    levels = identifiers(levels, a, b);
    if (a.organization.isPresent() && b.organization.isPresent()) {
      levels =
          Levels.with(
              levels,
              Feature.ORGANIZATION,
              organizations(a.organization.get(), b.organization.get()));
    }
    levels = words(levels, Feature.BIRTH_PLACE, a.birthPlace, b.birthPlace);
    levels = words(levels, Feature.OCCUPATION, a.occupation, b.occupation);
    return a.gender.isEmpty() || b.gender.isEmpty()
        ? levels
        : Levels.with(levels, Feature.GENDER, a.gender.equals(b.gender) ? 0 : 1);
  }

  /** Exact, close or else. */
  static long words(long levels, Feature feature, String a, String b) {
    if (a.isEmpty() || b.isEmpty() || !Letters.sameScript(a, b)) {
      return levels;
    }
    boolean close =
        JaroWinkler.similarity(a, b) >= CLOSE
            || (OneEdit.apart(a, b) && Math.min(a.length(), b.length()) > 3);
    return Levels.with(levels, feature, a.equals(b) ? 0 : close ? 1 : 2);
  }

  private static long identifiers(long levels, ComparisonRecord a, ComparisonRecord b) {
    long found = ids(levels, Feature.NATIONAL_ID, a.nationalId, b.nationalId);
    int best = Levels.MISSING;
    for (String type : a.documents.keySet()) {
      String mine = a.documents.get(type);
      String its = b.documents.getOrDefault(type, "");
      if (!its.isEmpty()) {
        best = Math.min(best, id(mine, its));
      }
    }
    return Levels.with(found, Feature.DOCUMENT, best);
  }

  private static long ids(long levels, Feature feature, String a, String b) {
    return a.isEmpty() || b.isEmpty() ? levels : Levels.with(levels, feature, id(a, b));
  }

  private static int id(String a, String b) {
    return a.equals(b) ? 0 : OneEdit.apart(a, b) ? 1 : 2;
  }

  private static int organizations(Organization a, Organization b) {
    if (a.name().equals(b.name())) {
      return 0;
    }
    if (JaroWinkler.similarity(a.name(), b.name()) >= 0.92 || a.words().equals(b.words())) {
      return 1;
    }
    long shared = a.words().stream().filter(b.words()::contains).count();
    return shared * 2 >= Math.min(a.words().size(), b.words().size()) && shared > 0 ? 2 : 3;
  }
}
