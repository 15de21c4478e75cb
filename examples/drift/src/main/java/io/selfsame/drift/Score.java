package io.selfsame.drift;

import io.selfsame.contract.DriftKind;
import io.selfsame.drift.Labels.Noise;
import io.selfsame.drift.Labels.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims against labels. A label is found when the same class was claimed about its path (for a
 * pair: about both paths) and the claim began within the label's versions. What else was claimed
 * about a labelled path within these versions is wrong, unless it is part of the truth (the new
 * name of a renamed field is also a field that was added). Claims about other paths cannot be
 * judged: labels do not name every change.
 */
record Score(int found, int missed, int wrong, int falseAlarms, List<String> notes) {

  static Score of(List<Claim> claims, List<Subject> subjects, List<Noise> noise) {
    List<Claim> named = withBulkRemovals(claims);
    List<String> notes = new ArrayList<>();
    int found = 0;
    int wrong = 0;
    for (Subject subject : subjects) {
      List<Claim> near = named.stream().filter(claim -> isAbout(claim, subject)).toList();
      boolean hit = near.stream().anyMatch(claim -> isFound(claim, subject));
      found += hit ? 1 : 0;
      if (!hit) {
        notes.add("missed " + subject.drift() + " " + subject.path());
      }
      for (Claim claim : near) {
        if (!isFound(claim, subject) && contradicts(claim, subjects)) {
          wrong++;
          notes.add("wrong " + claim.drift() + " " + claim.path());
        }
      }
    }
    int alarms = 0;
    for (Noise pattern : noise) {
      for (Claim claim : named) {
        if (claim.isBreaking()
            && within(claim, pattern.from(), pattern.to())
            && pattern.paths().stream().anyMatch(claim::isUnder)) {
          alarms++;
          notes.add("false alarm " + claim.drift() + " " + claim.path());
        }
      }
    }
    return new Score(found, subjects.size() - found, wrong, alarms, notes);
  }

  private static boolean isAbout(Claim claim, Subject subject) {
    boolean path =
        claim.isAbout(subject.path())
            || subject.related().filter(claim::isAbout).isPresent()
            || (claim.kind() == DriftKind.FIELD_ADDED && isParent(claim.path(), subject.path()));
    return path && within(claim, subject.from(), subject.to());
  }

  private static boolean isParent(String ancestor, String path) {
    return path.startsWith(ancestor + ".") || path.startsWith(ancestor + "[");
  }

  private static boolean within(Claim claim, int from, int to) {
    return claim.since() >= from && claim.since() <= Math.max(from, to);
  }

  private static boolean isFound(Claim claim, Subject subject) {
    return DriftNames.agree(subject.drift(), claim.drift())
        && subject.related().equals(claim.related().filter(heir -> subject.related().isPresent()));
  }

  /** An addition or a return is part of many a truth; a claim that another label names is right. */
  private static boolean contradicts(Claim claim, List<Subject> subjects) {
    boolean innocent =
        claim.kind() == DriftKind.FIELD_ADDED
            || claim.kind() == DriftKind.FIELD_RETURNED
            || claim.kind() == DriftKind.VALUE_DOMAIN_CHANGED
            || claim.drift().startsWith("null-to")
            || claim.drift().equals("expand");
    return !innocent
        && subjects.stream().noneMatch(other -> isAbout(claim, other) && isFound(claim, other));
  }

  /** Fields that went with the same version went together. */
  private static List<Claim> withBulkRemovals(List<Claim> claims) {
    Map<Integer, Integer> gone = new HashMap<>();
    for (Claim claim : claims) {
      if (claim.drift().equals("remove")) {
        gone.merge(claim.since(), 1, Integer::sum);
      }
    }
    return claims.stream()
        .map(
            claim ->
                claim.drift().equals("remove") && gone.get(claim.since()) > 1
                    ? new Claim(
                        claim.kind(),
                        "bulk-remove",
                        claim.path(),
                        claim.related(),
                        claim.since(),
                        claim.told())
                    : claim)
        .toList();
  }
}
