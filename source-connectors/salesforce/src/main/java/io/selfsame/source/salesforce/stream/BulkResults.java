package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.VendorException;
import java.util.Optional;

/** One page of a job's results, read row by row as it arrives. */
public interface BulkResults extends AutoCloseable {

  /**
   * Returns the next row; empty at the end of the page.
   *
   * @throws VendorException RETRY when the answer was cut off
   */
  Optional<ApiRow> next() throws VendorException;

  /** How many rows the vendor says the page has. */
  long promised();

  /** Where the next page is; empty after the last. */
  Optional<String> locator();

  /** How many bytes were read so far. */
  long bytesRead();

  @Override
  void close();
}
