package io.selfsame.source.polling.cursor;

import io.selfsame.source.polling.vendor.VendorException;
import java.util.Optional;

/** Asks a vendor for the rows that changed within a window, page by page. */
public interface WindowSource {

  /**
   * Returns the rows after a cursor, in the order of time and then id, so that rows of one instant
   * may be parted by a page's end.
   *
   * @param cursor what the page before named as its {@code next}: a {@link Keyset} or the vendor's
   *     own token; empty for the first page. It is stored, so it must not hold personal data and
   *     must still work after a restart
   */
  WindowPage read(TimeWindow window, Optional<String> cursor) throws VendorException;
}
