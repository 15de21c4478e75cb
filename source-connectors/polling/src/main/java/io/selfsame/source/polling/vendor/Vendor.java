package io.selfsame.source.polling.vendor;

import java.util.List;
import java.util.Optional;

/**
 * A connection to one account of a vendor, for one task (or one validation). Opening it does no
 * I/O; {@link #close} may come from any thread, any number of times.
 */
public interface Vendor extends AutoCloseable {

  /**
   * Returns the streams of the given objects, in their order: one each, or one for each part. Does
   * no I/O, and gives the same streams for the same settings: tasks are dealt out by it.
   *
   * @param objects names from the connector's list of objects, as the user wrote them
   * @throws VendorException of kind CONFIG for an object this vendor can never have
   */
  List<VendorStream> streams(List<String> objects) throws VendorException;

  /**
   * Asks the vendor, in a request or two, whether the credentials work and the objects can be read.
   * Called by {@code validate} with the time limit of a user's patience; must be interruptible.
   *
   * @throws VendorException naming the setting at fault ({@link VendorException#setting()})
   */
  void check(List<String> objects) throws VendorException;

  /**
   * Asks the vendor for all objects it has that this connection could read. Called in the
   * background when the connector's list of objects holds a pattern ({@code *}, {@code
   * Custom_?__c}), so that new objects are taken up while it runs; must be interruptible.
   *
   * @return empty when this vendor cannot tell; patterns are then handed to {@link #streams} as the
   *     user wrote them
   */
  default Optional<List<String>> discover() throws VendorException {
    return Optional.empty();
  }

  @Override
  void close();
}
