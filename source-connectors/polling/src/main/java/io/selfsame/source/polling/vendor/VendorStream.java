package io.selfsame.source.polling.vendor;

/**
 * One vendor object seen as pages. Reading is blocking; one thread reads at a time (not always the
 * same one). All state that matters is in the position: a stream can be asked for the page after
 * any position it ever returned, also by another instance after a restart.
 */
public interface VendorStream extends AutoCloseable {

  /** The object's name as the vendor spells it: {@code _object}, and the topic in lower case. */
  String object();

  /**
   * Which part of the object this stream reads, when several streams share one: a range of a
   * snapshot, a connected account. Records and topic are the object's; position, task and metrics
   * are the part's. Stable over restarts; no personal data. Empty when the stream reads the whole.
   */
  default String part() {
    return "";
  }

  /**
   * Returns the page that follows a position.
   *
   * @param position where the last finished page ended; {@link StreamPosition#start()} at first
   * @throws VendorException classified; no partial page is ever returned
   */
  StreamPage read(StreamPosition position) throws VendorException;

  /**
   * Checks a position a user wants to set, without I/O.
   *
   * @throws PositionException when the stream could not read on from it, saying why
   */
  default void requireReadable(StreamPosition position) {}

  /** Cancels a running call from another thread; the stream is not used afterwards. */
  @Override
  void close();
}
