package io.selfsame.source.polling.vendor;

import java.util.List;

/**
 * A connection to one account of a vendor, for one task (or one validation). Opening it does no
 * I/O; {@link #close} may come from any thread, any number of times.
 */
public interface Vendor extends AutoCloseable {

  /**
   * Returns one stream for each of the given objects, in their order.
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

  @Override
  void close();
}
