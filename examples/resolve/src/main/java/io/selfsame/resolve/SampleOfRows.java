package io.selfsame.resolve;

import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.match.ComparisonRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Records to learn from: those whose references have the least hashes, so that the sample is a
 * function of the records and not of their order.
 */
final class SampleOfRows {
  private static final int MOST = 50_000;

  private record Ranked(UUID rank, ComparisonRecord record) {}

  private SampleOfRows() {}

  /** Reads a file to its end. */
  static List<ComparisonRecord> of(RowReader reader) throws IOException {
    PriorityQueue<Ranked> least =
        new PriorityQueue<>(Comparator.comparing(Ranked::rank).reversed());
    for (List<Taken> batch = reader.next(1000); !batch.isEmpty(); batch = reader.next(1000)) {
      for (Taken taken : batch) {
        RecordVersion version = taken.record().version();
        UUID rank = rank(version);
        if (least.size() < MOST || rank.compareTo(least.peek().rank()) < 0) {
          least.add(new Ranked(rank, compared(version)));
        }
        if (least.size() > MOST) {
          least.poll();
        }
      }
    }
    return new ArrayList<>(
        least.stream().sorted(Comparator.comparing(Ranked::rank)).map(Ranked::record).toList());
  }

  private static UUID rank(RecordVersion version) {
    String name =
        version.ref().source() + '\0' + version.ref().object() + '\0' + version.ref().id();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static ComparisonRecord compared(RecordVersion version) {
    return ComparisonRecord.of(
        new LiveRecord(
            version.ref(),
            version.entity(),
            version.createdAt(),
            version.changedAt(),
            version.attributes(),
            version.keys(),
            version.statements(),
            version.aliases(),
            version.rulesVersion(),
            version.belongs()));
  }
}
