package io.selfsame.contract;

import java.util.Comparator;
import org.apache.kafka.connect.errors.DataException;

/**
 * A normalized value that identifies: equal type and value in two records is evidence that they are
 * one person.
 */
public record MatchKey(String type, String value) implements Comparable<MatchKey> {

  private static final Comparator<MatchKey> ORDER =
      Comparator.comparing(MatchKey::type).thenComparing(MatchKey::value);

  public MatchKey {
    if (type == null || type.isEmpty() || value == null || value.isEmpty()) {
      throw new DataException("match key without type or value");
    }
  }

  @Override
  public int compareTo(MatchKey other) {
    return ORDER.compare(this, other);
  }
}
