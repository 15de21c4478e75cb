package io.selfsame.resolution.match;

import static io.selfsame.resolution.match.Feature.STREET;

import io.selfsame.resolution.JaroWinkler;
import io.selfsame.resolution.OneEdit;
import java.util.Arrays;
import java.util.List;

/** The parts of an address. */
final class AddressComparison {
  private static final double CLOSE = 0.88;
  private static final double SAME = 0.92;

  private AddressComparison() {}

  static long add(long levels, Address a, Address b) {
    long all = levels;
    if (!a.street().isEmpty() && !b.street().isEmpty()) {
      all = Levels.with(all, STREET, street(a, b));
    }
    all = Comparison.words(all, Feature.LOCALITY, a.locality(), b.locality());
    all = Comparison.words(all, Feature.CITY, a.city(), b.city());
    if (!a.region().isEmpty() && !b.region().isEmpty()) {
      all = Levels.with(all, Feature.REGION, a.region().equals(b.region()) ? 0 : 1);
    }
    if (!a.postal().isEmpty() && !b.postal().isEmpty()) {
      all = Levels.with(all, Feature.POSTAL_CODE, postal(a.postal(), b.postal()));
    }
    return all;
  }

  private static int street(Address a, Address b) {
    boolean sameNumber = a.number().equals(b.number());
    if (sameNumber && a.street().equals(b.street())) {
      return 0;
    }
    boolean nearNumber =
        sameNumber
            || a.number().isEmpty()
            || b.number().isEmpty()
            || OneEdit.apart(a.number(), b.number());
    double alike = JaroWinkler.similarity(a.street(), b.street());
    if (nearNumber && (alike >= CLOSE || contains(a.street(), b.street()))) {
      return STREET.level("close");
    }
    if (alike >= SAME) {
      return STREET.level("name_only");
    }
    return sameNumber && !a.number().isEmpty() ? STREET.level("number_only") : STREET.level("else");
  }

  private static boolean contains(String a, String b) {
    List<String> mine = Arrays.asList(a.split(" "));
    List<String> its = Arrays.asList(b.split(" "));
    return mine.containsAll(its) || its.containsAll(mine);
  }

  private static int postal(String a, String b) {
    return a.equals(b) ? 0 : OneEdit.apart(a, b) ? 1 : 2;
  }
}
