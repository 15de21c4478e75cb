package io.selfsame.resolve;

import io.selfsame.resolve.csv.CsvException;
import io.selfsame.resolve.csv.PeopleCsv;
import io.selfsame.warehouse.Warehouse;
import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.WarehouseSettings;
import io.selfsame.warehouse.rules.MatchRules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Resolves a file: reads and standardizes the next batch while one is resolved and stored. */
final class Run {
  private static final long PROGRESS_NANOS = 5_000_000_000L;

  /**
   * What to do.
   *
   * @param warehouse a DuckDB file that is to remain
   * @param batch how many records are resolved together
   */
  record Order(Path input, Path output, Path warehouse, int batch, MatchRules matching) {}

  private final Order order;
  private final Clock clock;
  private final PrintStream out;
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private long pairsScored;

  Run(Order order, Clock clock, PrintStream out) {
    this.order = order;
    this.clock = clock;
    this.out = out;
  }

  RunReport run() throws IOException, CsvException, WarehouseException, SQLException {
    long begun = System.nanoTime();
    Path spool = Files.createTempFile("selfsame-taken", ".bin");
    Skipped skipped = new Skipped(order.input(), out);
    try (PeopleCsv csv = PeopleCsv.open(order.input());
        CsvRecords records = new CsvRecords(clock.instant());
        TakenList taken = new TakenList(spool)) {
      csv.ignoredColumns().forEach(name -> out.println("ignoring the column '" + name + "'"));
      RowReader reader = new RowReader(csv, records, skipped);
      try (Warehouse warehouse = Warehouse.open(settings())) {
        warehouse.migrate();
        resolve(reader, new BatchWriter(warehouse, skipped), taken);
      }
      seconds.put("read_and_standardize", reader.seconds());
      long resolved = System.nanoTime();
      ClusterFile.write(order.output(), order.warehouse(), WarehouseSettings.DEFAULT_SCHEMA, taken);
      WarehouseFigures figures = WarehouseFigures.of(order.warehouse());
      seconds.put("write_clusters", since(resolved));
      seconds.put("total", since(begun));
      return new RunReport(
          taken.count(),
          figures.profiles(),
          pairsScored,
          figures.reviews(),
          seconds,
          skipped,
          csv.ignoredColumns(),
          order.batch(),
          order.matching().rules().version());
    } finally {
      Files.deleteIfExists(spool);
    }
  }

  private void resolve(RowReader reader, BatchWriter writer, TakenList taken)
      throws IOException, WarehouseException {
    long begun = System.nanoTime();
    long told = begun;
    long resolving = 0;
    ExecutorService reading = Executors.newSingleThreadExecutor();
    try {
      Future<List<Taken>> next = reading.submit(() -> reader.next(order.batch()));
      for (List<Taken> batch = get(next); !batch.isEmpty(); batch = get(next)) {
        next = reading.submit(() -> reader.next(order.batch()));
        long started = System.nanoTime();
        BatchWriter.Written written = writer.write(batch);
        taken.add(written.stored());
        pairsScored += written.summary().pairsScored();
        resolving += System.nanoTime() - started;
        if (System.nanoTime() - told > PROGRESS_NANOS) {
          told = System.nanoTime();
          out.printf("%,d records, %,.0f a second%n", taken.count(), taken.count() / since(begun));
        }
      }
    } finally {
      reading.shutdownNow();
    }
    seconds.put("resolve_and_store", resolving / 1e9);
  }

  private static List<Taken> get(Future<List<Taken>> batch) throws IOException {
    try {
      return batch.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw failed;
      }
      throw new IllegalStateException("reading failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    }
  }

  private WarehouseSettings settings() {
    return WarehouseSettings.at("jdbc:duckdb:" + order.warehouse())
        .withRules(order.matching().rules())
        .withModels(order.matching().models());
  }

  private static double since(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }
}
