package io.selfsame.source.polling.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.vendor.VendorException;
import java.util.Optional;

/** The rows of an answer, one at a time, and what stands around them. Used by one thread. */
public interface RowReader {

  /**
   * Returns the next element; empty when there is no further one.
   *
   * @throws VendorException RETRY when the answer cannot be read or was cut off
   */
  Optional<JsonRows.Element> next() throws VendorException;

  /** What stands around the rows, once there are no further ones. */
  JsonNode envelope() throws VendorException;
}
