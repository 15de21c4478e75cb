package io.selfsame.source.zendesk.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Remembers which versions of which rows were read, as text that fits an offset: ids with a check
 * sum of the row, nothing of its content.
 */
final class SeenRows {
  private static final String SEPARATOR = ",";

  private SeenRows() {}

  static Set<String> parse(String text) {
    return text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(SEPARATOR, -1)));
  }

  static String mark(ObjectNode row) {
    CRC32 sum = new CRC32();
    sum.update(row.toString().getBytes(StandardCharsets.UTF_8));
    return row.path("id").asText() + ':' + Long.toHexString(sum.getValue());
  }

  /** The marks of a page's rows that changed in a second or later. */
  static String ofSecond(
      long second, List<ObjectNode> page, Function<ObjectNode, VendorRow> reader) {
    Instant from = Instant.ofEpochSecond(second);
    return page.stream()
        .filter(row -> reader.apply(row).changedAt().map(at -> !at.isBefore(from)).orElse(false))
        .map(SeenRows::mark)
        .distinct()
        .collect(Collectors.joining(SEPARATOR));
  }
}
