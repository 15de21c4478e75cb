package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.VendorException;
import java.time.Instant;
import java.util.List;

/**
 * The calls a stream makes. Blocking, for one thread at a time; {@link #close()} may come from
 * another thread and cancels the running call. A rejected session is renewed inside.
 */
public interface SalesforceApi extends AutoCloseable {

  /** The objects the API user can query and follow the changes of. */
  List<String> objects() throws VendorException;

  /** Describes the fields the API user may see of an object. */
  ObjectDescription describe(String object) throws VendorException;

  /** Runs a query over live and recycled rows and returns its first page. */
  QueryPage queryAll(Query query) throws VendorException;

  /** Returns the page a locator stands for. */
  QueryPage queryMore(String locator) throws VendorException;

  /** Lists what was deleted in an interval of at least a minute, at most 15 days ago. */
  Deletions deleted(String object, Instant from, Instant to) throws VendorException;

  /** The server's clock, which SystemModstamp is taken from. */
  Instant serverTime() throws VendorException;

  @Override
  void close();
}
