package io.selfsame.resolution.match;

import io.selfsame.resolution.PairRules;
import java.util.List;

/**
 * What training came to.
 *
 * @param model the trained model, or the one to start from if there was too little to learn
 * @param rules thresholds at which the model expects the pairs it joins to be right
 * @param records how many records it saw
 * @param pairs how many candidate pairs
 * @param sessions by which agreement pairs were chosen to learn from, of those that taught anything
 * @param histogram how many candidate pairs have a weight of so many whole bits, from -20 to 40
 */
public record Training(
    MatchModel model,
    PairRules rules,
    int records,
    long pairs,
    List<String> sessions,
    List<Long> histogram) {
  /** The lowest bin of the histogram, in bits. */
  public static final int LOWEST = -20;

  /** The highest bin. */
  public static final int HIGHEST = 40;

  public Training {
    sessions = List.copyOf(sessions);
    histogram = List.copyOf(histogram);
  }

  /** Whether anything was learnt. */
  public boolean learnt() {
    return !sessions.isEmpty();
  }
}
