package io.selfsame.source.polling.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.selfsame.source.polling.vendor.VendorRow;

/** About how many bytes a row takes as JSON text, without writing it. */
final class RowWeight {
  /** Quotes, colon and comma of a member, or the digits of a usual number. */
  private static final int NODE = 8;

  private RowWeight() {}

  /** Whether a row takes more than so many bytes. */
  static boolean exceeds(VendorRow row, long most) {
    return left(row.fields(), most) < 0;
  }

  private static long left(JsonNode node, long before) {
    long left = before - NODE;
    if (node.isTextual()) {
      return left - node.textValue().length();
    }
    if (node.isBigInteger() || node.isBigDecimal()) {
      return left - node.asText().length();
    }
    for (var members = node.properties().iterator(); left >= 0 && members.hasNext(); ) {
      var member = members.next();
      left = left(member.getValue(), left - member.getKey().length());
    }
    if (node.isArray()) {
      for (var elements = node.elements(); left >= 0 && elements.hasNext(); ) {
        left = left(elements.next(), left);
      }
    }
    return left;
  }
}
