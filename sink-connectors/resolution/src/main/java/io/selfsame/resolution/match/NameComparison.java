package io.selfsame.resolution.match;

import static io.selfsame.resolution.match.Feature.FAMILY_NAME;
import static io.selfsame.resolution.match.Feature.GIVEN_NAME;
import static io.selfsame.resolution.match.Feature.MIDDLE_NAME;

import io.selfsame.resolution.GivenNames;
import io.selfsame.resolution.JaroWinkler;
import io.selfsame.resolution.Nicknames;
import io.selfsame.resolution.OneEdit;
import java.util.List;

/** Given, middle and family names, and the two swapped. */
final class NameComparison {
  static final int GIVEN_ELSE = GIVEN_NAME.level("else");
  static final int SWAPPED = GIVEN_NAME.level("swapped");
  private static final int FAMILY_ELSE = FAMILY_NAME.level("else");
  private static final double CLOSE = 0.92;
  private static final double WEAK = 0.86;

  private NameComparison() {}

  static long add(long levels, Name a, Name b) {
    int given = given(a, b);
    int family = family(a, b);
    if ((given >= GIVEN_ELSE || family >= FAMILY_ELSE) && (swapped(a, b) || misplaced(a, b))) {
      return Levels.with(levels, GIVEN_NAME, SWAPPED);
    }
    long named = Levels.with(levels, GIVEN_NAME, given);
    named = Levels.with(named, FAMILY_NAME, family);
    return a.middle().isEmpty() || b.middle().isEmpty()
        ? named
        : Levels.with(named, MIDDLE_NAME, middle(a.middle(), b.middle()));
  }

  private static int given(Name a, Name b) {
    if (a.given().isEmpty() || b.given().isEmpty() || !Letters.sameScript(a.given(), b.given())) {
      return Levels.MISSING;
    }
    int first = given(a.given(), b.given(), a.givenSound(), b.givenSound());
    if (first < GIVEN_ELSE) {
      return first;
    }
    if (a.givens().equals(b.givens())) {
      return GIVEN_NAME.level("close");
    }
    boolean other = a.middle().contains(b.given()) || b.middle().contains(a.given());
    return other ? GIVEN_NAME.level("weak") : GIVEN_ELSE;
  }

  static int given(String a, String b, String aSound, String bSound) {
    if (a.equals(b)) {
      return 0;
    }
    if (a.length() == 1 || b.length() == 1) {
      return initial(a, b) || initial(b, a) ? 2 : GIVEN_ELSE;
    }
    if (GivenNames.related(a, b)) {
      return 1;
    }
    double alike = JaroWinkler.similarity(a, b);
    int shorter = Math.min(a.length(), b.length());
    if (OneEdit.apart(a, b) && (alike >= CLOSE || shorter > 4)) {
      return a.equals(b + 'a') || b.equals(a + 'a') ? 4 : 3;
    }
    if (Math.abs(a.length() - b.length()) > 2) {
      return GIVEN_ELSE;
    }
    boolean sounds = aSound.length() > 1 && aSound.equals(bSound);
    return alike >= WEAK || sounds || TwoEdits.apart(a, b) ? 4 : GIVEN_ELSE;
  }

  private static boolean initial(String initial, String name) {
    return initial.length() == 1
        && (name.startsWith(initial)
            || Nicknames.of(name).stream().anyMatch(form -> form.startsWith(initial)));
  }

  private static int family(Name a, Name b) {
    String mine = a.family();
    String its = b.family();
    if (mine.isEmpty() || its.isEmpty() || !Letters.sameScript(mine, its)) {
      return Levels.MISSING;
    }
    int level = family(mine, its, a.familySound(), b.familySound());
    if (level == FAMILY_ELSE && (isPart(a, b) || isPart(b, a))) {
      return FAMILY_NAME.level("part");
    }
    return level;
  }

  private static int family(String a, String b, String aSound, String bSound) {
    if (a.equals(b)) {
      return 0;
    }
    double alike = JaroWinkler.similarity(a, b);
    if (alike >= CLOSE || (Math.min(a.length(), b.length()) > 3 && OneEdit.apart(a, b))) {
      return 1;
    }
    boolean sounds = aSound.length() > 1 && aSound.equals(bSound);
    return alike >= WEAK || sounds || TwoEdits.apart(a, b) ? 2 : FAMILY_ELSE;
  }

  private static boolean isPart(Name part, Name whole) {
    return whole.familyWords().size() > 1
        && part.familyWords().stream()
            .anyMatch(w -> w.length() > 2 && whole.familyWords().contains(w));
  }

  private static boolean swapped(Name a, Name b) {
    return !a.given().isEmpty()
        && !b.given().isEmpty()
        && !a.family().isEmpty()
        && !b.family().isEmpty()
        && crossed(a.givens(), b.family())
        && crossed(b.givens(), a.family());
  }

  /** Whether one has only a given name, which is the other's family name. */
  private static boolean misplaced(Name a, Name b) {
    return !a.given().isEmpty()
        && !b.given().isEmpty()
        && ((a.family().isEmpty() && !b.family().isEmpty() && crossed(a.givens(), b.family()))
            || (b.family().isEmpty() && !a.family().isEmpty() && crossed(b.givens(), a.family())));
  }

  private static boolean crossed(String given, String family) {
    return given.equals(family)
        || JaroWinkler.similarity(given, family) >= WEAK
        || (OneEdit.apart(given, family) && Math.min(given.length(), family.length()) > 3);
  }

  private static int middle(List<String> a, List<String> b) {
    String mine = a.get(0);
    String its = b.get(0);
    if (mine.equals(its) || String.join("", a).equals(String.join("", b))) {
      return 0;
    }
    boolean initial = mine.length() == 1 || its.length() == 1;
    return (initial && mine.charAt(0) == its.charAt(0)) || OneEdit.apart(mine, its) ? 1 : 2;
  }
}
