package io.selfsame.schema.path;

import java.util.List;
import java.util.Objects;

/**
 * What is known of one path.
 *
 * @param kinds see {@link Kinds}; 0 while only null was seen
 * @param added the window that showed it first; 0 for what the first window had; negative once it
 *     was found to follow a path that is gone, for it follows one path only
 * @param presence how often it came
 * @param absence how long it has been missing where it could have come
 * @param nulls how long it has been null only, in rows and windows
 * @param evidence hashes that may tell a renamed path, and an enumeration's new value
 * @param expansion whether a reference is being replaced by what it refers to
 */
record KnownPath(
    int kinds,
    long added,
    Presence presence,
    Absence absence,
    Run nulls,
    Evidence evidence,
    Expansion expansion) {

  /**
   * @param rows that had the path
   * @param filled of these, with a value
   * @param eligible rows that could have had it, that is, had its parent
   * @param windows that had the path
   * @param gaps how often it was missing before it came again
   */
  record Presence(long rows, long filled, long eligible, int windows, Gaps gaps) {
    static final Presence NONE = new Presence(0, 0, 0, 0, Gaps.NONE);

    /** With a window that has the path again, after it was missing for a while or not. */
    Presence with(PathTally tally, Run missed, long eligibleNow) {
      return new Presence(
          rows + tally.rows,
          filled + tally.filled,
          eligible + missed.rows() + eligibleNow,
          windows + 1,
          missed.windows() == 0 ? gaps : gaps.with(missed.windows()));
    }

    /** In how many of the rows that could have it. */
    double share() {
      return eligible == 0 ? 1 : (double) rows / eligible;
    }

    /** Chance of missing the path in some rows although nothing changed; never quite 0. */
    double chanceOfGap(long missing) {
      return Math.pow(1 - (double) rows / (eligible + 1), (double) missing);
    }

    /** Chance that a gap of so many windows begins in a window; 0 when the path never had a gap. */
    double chanceOfLongGap(int length) {
      double begins = (gaps.number() + 1.0) / (windows + 1.0);
      return begins * gaps.chanceOfStayingAway(length);
    }

    double chanceOfNulls(long nulls) {
      return Math.pow(1 - (double) filled / (rows - nulls + 1), (double) nulls);
    }
  }

  /**
   * @param number how many gaps there were
   * @param windows how many windows they had together
   */
  record Gaps(int number, int windows) {
    static final Gaps NONE = new Gaps(0, 0);

    Gaps with(int missed) {
      return new Gaps(number + 1, windows + missed);
    }

    /**
     * Chance of a further gap of some windows, if each window ends a gap with the same unknown
     * chance, of which the gaps so far are the sample; 0 when there was none.
     */
    double chanceOfStayingAway(int more) {
      double chance = number == 0 ? 0 : 1;
      for (int i = 0; i < more && number > 0; i++) {
        double stayed = windows - number + 1.0 + i;
        chance *= stayed / (stayed + number + 1.0);
      }
      return chance;
    }
  }

  /**
   * A reference that began to come as an object, or an object as a reference.
   *
   * @param windows how many windows had the new form alone since; 0 when that is no question
   * @param toObject whether the object is the new form
   */
  record Expansion(int windows, boolean toObject) {
    static final Expansion NONE = new Expansion(0, false);

    boolean isOpen() {
      return windows > 0;
    }

    Expansion longer() {
      return new Expansion(windows + 1, toObject);
    }
  }

  /** A run of rows and the windows they were in. */
  record Run(long rows, int windows) {
    static final Run NONE = new Run(0, 0);

    Run longer(long more) {
      return new Run(rows + more, windows + 1);
    }
  }

  /**
   * @param since the window in which it was missing first; 0 while present
   * @param removed whether that was reported
   */
  record Absence(long since, Run run, boolean removed) {
    static final Absence NONE = new Absence(0, Run.NONE, false);

    boolean isMissing() {
      return since > 0;
    }

    Absence longer(long window, long rows) {
      return new Absence(since == 0 ? window : since, run.longer(rows), removed);
    }

    Absence reported() {
      return new Absence(since, run, true);
    }
  }

  KnownPath {
    Objects.requireNonNull(presence, "presence");
    Objects.requireNonNull(absence, "absence");
    Objects.requireNonNull(nulls, "nulls");
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(expansion, "expansion");
  }

  long firstSeen() {
    return Math.abs(added);
  }

  /** Came later than the stream's first window, and follows nothing yet. */
  boolean isFreeHeir() {
    return added > 0;
  }

  KnownPath following() {
    return new KnownPath(kinds, -added, presence, absence, nulls, evidence, expansion);
  }

  boolean isGone() {
    return absence.removed();
  }

  KnownPath with(Absence changed) {
    return new KnownPath(kinds, added, presence, changed, nulls, evidence, expansion);
  }

  KnownPath with(Evidence changed) {
    return new KnownPath(kinds, added, presence, absence, nulls, changed, expansion);
  }

  /**
   * @param sketch two characters a sampled row: a hash of its value, far too short to tell it
   * @param domain hashes of the values of what looks like an enumeration
   * @param open whether too many different values came for an enumeration
   * @param twins older paths that had the same value in the same rows
   * @param sure whether a twin's value was one that no third path had
   */
  record Evidence(
      String sketch, List<String> domain, boolean open, List<String> twins, boolean sure) {
    static final Evidence NONE = new Evidence("", List.of(), false, List.of(), false);

    Evidence {
      domain = List.copyOf(domain);
      twins = List.copyOf(twins);
    }

    Evidence withSketch(String changed) {
      return new Evidence(changed, domain, open, twins, sure);
    }

    Evidence withDomain(List<String> changed, boolean nowOpen) {
      return new Evidence(sketch, changed, nowOpen, twins, sure);
    }

    Evidence withTwins(List<String> changed, boolean nowSure) {
      return new Evidence(sketch, domain, open, changed, nowSure);
    }
  }
}
