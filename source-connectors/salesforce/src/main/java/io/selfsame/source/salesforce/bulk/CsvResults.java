package io.selfsame.source.salesforce.bulk;

import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.salesforce.stream.ApiRow;
import io.selfsame.source.salesforce.stream.BulkResults;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A page of results as it comes off the wire. The first record names the columns, on every page. An
 * empty value is null: CSV knows no difference, and neither does Salesforce when it stores one.
 */
final class CsvResults implements BulkResults {
  private final ResultsAnswer answer;
  private final CsvReader csv;
  private final List<String> columns;
  private final BooleanSupplier closed;

  private CsvResults(
      ResultsAnswer answer, CsvReader csv, List<String> columns, BooleanSupplier closed) {
    this.answer = answer;
    this.csv = csv;
    this.columns = columns;
    this.closed = closed;
  }

  /**
   * Reads the header.
   *
   * @param closed whether the connection was closed, so that a failure is no failure
   * @param longestRecord in characters
   */
  static CsvResults open(ResultsAnswer answer, BooleanSupplier closed, long longestRecord)
      throws VendorException {
    CsvReader csv = new CsvReader(answer.text(), longestRecord);
    try {
      List<String> columns = csv.next().orElse(List.of());
      return new CsvResults(answer, csv, columns, closed);
    } catch (IOException e) {
      answer.close();
      throw failure(e, closed);
    }
  }

  @Override
  public Optional<ApiRow> next() throws VendorException {
    Optional<List<String>> values;
    try {
      values = csv.next();
    } catch (IOException e) {
      throw failure(e, closed);
    }
    if (values.isEmpty()) {
      return Optional.empty();
    }
    if (values.get().size() != columns.size()) {
      throw VendorException.retry(
          "TORN_CSV",
          "a row of a query job has more or fewer values than columns",
          Optional.empty());
    }
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String value = values.get().get(i);
      row.put(columns.get(i), value.isEmpty() ? null : value);
    }
    return Optional.of(new ApiRow(row));
  }

  @Override
  public long promised() {
    return answer.promised();
  }

  @Override
  public Optional<String> locator() {
    return answer.locator();
  }

  @Override
  public long bytesRead() {
    return answer.bytesRead();
  }

  @Override
  public void close() {
    answer.close();
  }

  private static VendorException failure(IOException e, BooleanSupplier closed) {
    if (closed.getAsBoolean() || Thread.currentThread().isInterrupted()) {
      return VendorException.cancelled("reading the results of a query job was cancelled");
    }
    if (e instanceof CsvReader.RecordTooLongException) {
      return VendorException.fatal(
          "BODY_TOO_LONG",
          "a row of a query job is longer than allowed",
          "Raise 'request.max.body.bytes'.");
    }
    return VendorException.retry(
        e.getClass().getSimpleName(), "the results of a query job were cut off", Optional.empty());
  }
}
