package io.selfsame.source.polling.schedule;

import io.selfsame.source.polling.vendor.CallMeter;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.VendorException;

/** How a read of a stream ended. */
public sealed interface ReadOutcome {
  StreamFeed feed();

  /** With a page. */
  record PageRead(StreamFeed feed, StreamPage page, CallMeter.Counts counts)
      implements ReadOutcome {}

  /** With a classified failure. */
  record ReadFailed(StreamFeed feed, VendorException failure, CallMeter.Counts counts)
      implements ReadOutcome {}

  /** With a defect of ours, or a stored position the stream cannot use. */
  record ReadBroken(StreamFeed feed, RuntimeException defect) implements ReadOutcome {}
}
