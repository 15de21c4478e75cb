package io.selfsame.resolution;

import java.util.EnumSet;
import java.util.Set;

/**
 * How far two records speak for being one person: a function of the two and of a frozen model.
 *
 * @param weight the logarithm to base 2 of the odds, in thousandths: whole numbers, so that sums do
 *     not depend on their order
 * @param levels for each comparison of the model the level it came to, three bits each; the model
 *     names them
 * @param vetoes what forbids an automatic union
 */
public record PairScore(long weight, long levels, Set<Veto> vetoes) {
  /** One bit of evidence. */
  public static final long BIT = 1000;

  public PairScore {
    vetoes = Set.copyOf(vetoes);
  }

  /** The probability that the two are one person. */
  public double probability() {
    return 1 / (1 + Math.pow(2, -(double) weight / BIT));
  }

  /** The weight that stands for a probability strictly between 0 and 1. */
  public static long weightOf(double probability) {
    return Math.round(BIT * Math.log(probability / (1 - probability)) / Math.log(2));
  }

  /** The vetoes as a number to store, a bit each. */
  public int vetoMask() {
    return vetoes.stream().mapToInt(Veto::bit).sum();
  }

  /** The vetoes of a stored number. */
  public static Set<Veto> vetoesOf(int mask) {
    EnumSet<Veto> vetoes = EnumSet.noneOf(Veto.class);
    for (Veto veto : Veto.values()) {
      if ((mask & veto.bit()) != 0) {
        vetoes.add(veto);
      }
    }
    return vetoes;
  }
}
