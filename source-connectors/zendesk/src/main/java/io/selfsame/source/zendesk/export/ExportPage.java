package io.selfsame.source.zendesk.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.zendesk.api.ZendeskApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of an export's answer.
 *
 * @param rows in their order
 * @param rejected what was left out: rows too long or malformed, or without an id
 */
record ExportPage(List<VendorRow> rows, List<RejectedRow> rejected) {
  /** The member of a user's row that its side-loaded identities are put under. */
  private static final String IDENTITIES = "identities";

  /** Returns the rows in their order; of a row that is there twice, the newest version alone. */
  static ExportPage newestRows(ZendeskApi.Rows answer, ExportedObject object)
      throws VendorException {
    Map<String, VendorRow> newest = new LinkedHashMap<>();
    ExportPage page = of(answer, object);
    for (VendorRow row : page.rows()) {
      VendorRow other = newest.get(row.id());
      if (other == null || !time(row).isBefore(time(other))) {
        newest.remove(row.id());
        newest.put(row.id(), row);
      }
    }
    return new ExportPage(List.copyOf(newest.values()), page.rejected());
  }

  /** Returns the rows in their order. */
  private static ExportPage of(ZendeskApi.Rows page, ExportedObject object) throws VendorException {
    JsonNode answer = page.body();
    JsonNode listed = answer.path(object.plural());
    if (!listed.isArray()) {
      throw malformed(object);
    }
    Map<String, ArrayNode> identities = identitiesByUser(answer.path(IDENTITIES));
    List<VendorRow> rows = new ArrayList<>(listed.size());
    List<RejectedRow> rejected = new ArrayList<>(page.rejected());
    for (JsonNode row : listed) {
      if (!(row instanceof ObjectNode fields) || !isId(row.path("id"))) {
        rejected.add(RejectedRow.at(RejectedRow.WITHOUT_ID, rows.size() + rejected.size()));
        continue;
      }
      if (answer.path(IDENTITIES).isArray()) {
        String id = row.path("id").asText();
        fields.set(IDENTITIES, identities.getOrDefault(id, fields.arrayNode()));
      }
      rows.add(object.row(fields));
    }
    return new ExportPage(rows, rejected);
  }

  /** The time of the last change on a page: exports are in order of changes. */
  Optional<Instant> newest() {
    return rows.stream().flatMap(row -> row.changedAt().stream()).max(Comparator.naturalOrder());
  }

  private static Instant time(VendorRow row) {
    return row.changedAt().orElse(Instant.MIN);
  }

  private static Map<String, ArrayNode> identitiesByUser(JsonNode sideLoaded) {
    Map<String, ArrayNode> byUser = new HashMap<>();
    if (sideLoaded instanceof ArrayNode all) {
      for (JsonNode identity : all) {
        byUser
            .computeIfAbsent(identity.path("user_id").asText(), user -> all.arrayNode())
            .add(identity);
      }
    }
    return byUser;
  }

  private static boolean isId(JsonNode id) {
    return id.isIntegralNumber() || (id.isTextual() && !id.textValue().isEmpty());
  }

  private static VendorException malformed(ExportedObject object) {
    return VendorException.retry(
        "MALFORMED_EXPORT",
        "Zendesk answered an export without a list '" + object.plural() + "'",
        Optional.empty());
  }
}
