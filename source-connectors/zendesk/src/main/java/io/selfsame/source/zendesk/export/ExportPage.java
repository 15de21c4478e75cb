package io.selfsame.source.zendesk.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of an export's answer, which must be there and be objects with ids. */
final class ExportPage {
  private ExportPage() {}

  static List<ObjectNode> rows(JsonNode answer, ExportedObject object) throws VendorException {
    JsonNode listed = answer.path(object.plural());
    if (!listed.isArray()) {
      throw malformed(object);
    }
    List<ObjectNode> rows = new ArrayList<>(listed.size());
    for (JsonNode row : listed) {
      if (!(row instanceof ObjectNode fields) || !row.hasNonNull("id")) {
        throw malformed(object);
      }
      rows.add(fields);
    }
    return rows;
  }

  private static VendorException malformed(ExportedObject object) {
    return VendorException.retry(
        "MALFORMED_EXPORT",
        "Zendesk answered an export without a list '" + object.plural() + "' of rows with ids",
        Optional.empty());
  }
}
