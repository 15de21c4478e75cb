package io.selfsame.warehouse;

import java.util.Comparator;

/** A partition of a topic, as the broker names it (before any transformation). */
public record PartitionId(String topic, int partition) implements Comparable<PartitionId> {
  private static final Comparator<PartitionId> ORDER =
      Comparator.comparing(PartitionId::topic).thenComparing(PartitionId::partition);

  @Override
  public int compareTo(PartitionId other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return topic + '-' + partition;
  }
}
