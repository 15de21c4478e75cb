package io.selfsame.resolve;

import io.selfsame.resolve.csv.CsvRow;
import io.selfsame.resolve.csv.Flaw;
import io.selfsame.resolve.csv.PeopleCsv;
import io.selfsame.resolve.csv.SeenIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/** Reads batches of records from a file; what cannot be used is noted and left out. One thread. */
final class RowReader {
  private static final int LONGEST_REFERENCE = 512;

  private final PeopleCsv csv;
  private final CsvRecords records;
  private final Skipped skipped;
  private final SeenIds seen = new SeenIds();
  private long nanos;

  RowReader(PeopleCsv csv, CsvRecords records, Skipped skipped) {
    this.csv = csv;
    this.records = records;
    this.skipped = skipped;
  }

  /** The next records, at most so many; none at the end of the file. */
  List<Taken> next(int most) throws IOException {
    long begun = System.nanoTime();
    List<Taken> batch = new ArrayList<>(most);
    while (batch.size() < most) {
      Optional<CsvRow> row = csv.next();
      if (row.isEmpty()) {
        break;
      }
      take(row.get()).ifPresent(batch::add);
    }
    nanos += System.nanoTime() - begun;
    return batch;
  }

  /** How long reading and standardizing took so far. */
  double seconds() {
    return nanos / 1e9;
  }

  private Optional<Taken> take(CsvRow row) {
    Optional<Flaw> flaw = row.flaw().or(() -> flawOf(row));
    if (flaw.isPresent()) {
      skipped.add(row.line(), flaw.get());
      return Optional.empty();
    }
    try {
      return Optional.of(new Taken(row.line(), records.record(row)));
    } catch (DataException unusable) {
      skipped.add(row.line(), Flaw.UNUSABLE);
      return Optional.empty();
    }
  }

  private Optional<Flaw> flawOf(CsvRow row) {
    String id = row.fields().get("record_id");
    int length = (id + CsvRecords.source(row)).getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_REFERENCE) {
      return Optional.of(Flaw.LONG_REFERENCE);
    }
    return seen.add(id) ? Optional.empty() : Optional.of(Flaw.DUPLICATE_RECORD_ID);
  }
}
