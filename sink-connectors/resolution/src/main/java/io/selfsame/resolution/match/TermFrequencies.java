package io.selfsame.resolution.match;

import java.util.Map;

/**
 * How frequent the values of one feature are among people: two Smiths agree by chance more often
 * than two Featherstonehaughs.
 *
 * @param shares by hash of the value, only of values that are worth a line
 * @param rest the share to assume of any other value; 0 to make no difference
 */
public record TermFrequencies(Map<Long, Double> shares, double rest) {
  public TermFrequencies {
    shares = Map.copyOf(shares);
  }

  /** The share of a value; 0 if nothing is known of it. */
  double of(String value) {
    return shares.getOrDefault(Hash.of(value), rest);
  }
}
