package io.selfsame.source.polling;

import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.discovery.ObjectPatterns;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.offset.StreamPartition;
import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/** Checks offsets a user wants to set: whether a task would find and could read them. */
final class OffsetEdit {
  private final PollingConfig config;
  private final Clock clock;

  OffsetEdit(PollingConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * @throws ConnectException saying what is wrong and what would be right
   */
  void require(Map<String, ?> partition, Map<String, ?> offset) {
    try (Vendor connection = config.open(clock)) {
      StreamPartition named = StreamPartition.from(partition);
      StreamPosition position = StreamOffset.from(offset).position();
      requireNoNegative(position);
      requireSource(named);
      // Objects behind a pattern are not known without asking the vendor.
      if (!ObjectPatterns.isIn(config.objects())) {
        stream(named, connection.streams(config.objects())).requireReadable(position);
      }
    } catch (PositionException | VendorException e) {
      throw new ConnectException("These offsets cannot be used: " + e.getMessage() + ".");
    }
  }

  private void requireSource(StreamPartition named) {
    String source = config.polling().sourceName();
    if (!named.source().equals(source)) {
      throw new PositionException(
          "this connector reads 'source.name' " + source + "; other offsets can only be removed");
    }
  }

  private static VendorStream stream(StreamPartition named, List<VendorStream> streams) {
    return streams.stream()
        .filter(stream -> stream.object().equals(named.object()))
        .filter(stream -> stream.part().equals(named.part()))
        .findFirst()
        .orElseThrow(
            () ->
                new PositionException(
                    "no such stream; this connector reads "
                        + streams.stream().map(StreamName::of).toList()
                        + " (object, or object/part); other offsets can only be removed"));
  }

  private static void requireNoNegative(StreamPosition position) {
    position
        .values()
        .forEach(
            (name, value) -> {
              if (value instanceof Long number && number < 0) {
                throw new PositionException("position value '" + name + "' must not be negative");
              }
            });
  }
}
