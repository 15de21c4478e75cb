package io.selfsame.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is applied in one transaction.
 *
 * @param connector whose offsets these are
 * @param records in offset order within each partition; all versions of one record come from one
 *     partition
 * @param nextOffsets the offsets to continue from afterwards, for every partition that moved, also
 *     when none of its records are here
 * @param expectedOffsets what must be stored now, or the batch is refused: another task took over
 *     or somebody altered the offsets. A partition that is absent is not checked
 * @param erasures people to forget, before the records are looked at
 */
public record Batch(
    String connector,
    List<IncomingRecord> records,
    Map<PartitionId, Long> nextOffsets,
    Map<PartitionId, Optional<Long>> expectedOffsets,
    List<ErasureRequest> erasures,
    ErasurePolicy policy) {
  public Batch {
    records = List.copyOf(records);
    erasures = List.copyOf(erasures);
    nextOffsets = Map.copyOf(nextOffsets);
    expectedOffsets = Map.copyOf(expectedOffsets);
  }

  /** Records under the default policy, and nobody to forget. */
  public Batch(
      String connector,
      List<IncomingRecord> records,
      Map<PartitionId, Long> nextOffsets,
      Map<PartitionId, Optional<Long>> expectedOffsets) {
    this(connector, records, nextOffsets, expectedOffsets, List.of(), ErasurePolicy.defaults());
  }
}
