package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.VendorException;

/**
 * Query jobs: the vendor prepares all rows of a query, which are then read page by page. Blocking,
 * for one thread at a time; {@link #close()} may come from another.
 */
public interface BulkApi extends AutoCloseable {

  /** Starts a job over live and recycled rows and returns its id. */
  String create(Query query) throws VendorException;

  /** How a job is doing. */
  BulkState state(String job) throws VendorException;

  /**
   * Opens a page of results.
   *
   * @param locator empty for the first page
   */
  BulkResults open(String job, String locator) throws VendorException;

  /** Lets go of a job that is no longer needed; never fails, the vendor forgets it anyway. */
  void release(String job);

  @Override
  void close();
}
