package io.selfsame.source.zendesk.export;

import io.selfsame.source.polling.vendor.VendorRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Which versions of which rows were read, as text that fits an offset: ids, seconds and check sums,
 * nothing of a row's content. Tells repeated and older versions from new ones.
 */
final class SeenRows {
  private static final String SEPARATOR = ",";
  private static final String PART = ":";

  private final Map<String, Mark> byId = new HashMap<>();

  private record Mark(long second, String sum) {}

  private SeenRows() {}

  /** Reads the text of {@link #text}; what is no mark is ignored. */
  static SeenRows parse(String text) {
    SeenRows seen = new SeenRows();
    for (String mark : text.split(SEPARATOR, -1)) {
      String[] parts = mark.split(PART, -1);
      if (parts.length == 3 && parts[1].matches("-?[0-9]{1,18}")) {
        seen.byId.put(parts[0], new Mark(Long.parseLong(parts[1]), parts[2]));
      }
    }
    return seen;
  }

  /** The marks of rows, in their order. */
  static String text(Collection<VendorRow> rows) {
    return rows.stream()
        .map(row -> row.id() + PART + second(row) + PART + sum(row))
        .distinct()
        .collect(Collectors.joining(SEPARATOR));
  }

  /** The rows that changed in a second or later. */
  static List<VendorRow> ofSecond(long second, List<VendorRow> rows) {
    return rows.stream().filter(row -> second(row) >= second).toList();
  }

  /** Whether this very version of the row, or a later one, was read before. */
  boolean covers(VendorRow row) {
    Mark mark = byId.get(row.id());
    if (mark == null) {
      return false;
    }
    return second(row) < mark.second || (second(row) == mark.second && mark.sum.equals(sum(row)));
  }

  private static long second(VendorRow row) {
    return row.changedAt().map(Instant::getEpochSecond).orElse(0L);
  }

  private static String sum(VendorRow row) {
    CRC32 sum = new CRC32();
    sum.update((row.op() + row.fields().toString()).getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
