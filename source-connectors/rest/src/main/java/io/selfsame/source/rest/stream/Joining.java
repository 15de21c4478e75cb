package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.rest.access.RestApi;
import io.selfsame.source.rest.manifest.StreamSpec.Join;
import io.selfsame.source.rest.template.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for something of all rows of a page in one request, and joins it to them. */
final class Joining {
  private final RestApi api;
  private final Join join;
  private final RowMaker maker;
  private final Values always;

  Joining(RestApi api, Join join, RowMaker maker, Values always) {
    this.api = api;
    this.join = join;
    this.maker = maker;
    this.always = always;
  }

  void apply(List<ObjectNode> rows) throws VendorException {
    List<String> ids = rows.stream().map(maker::id).flatMap(Optional::stream).toList();
    if (ids.isEmpty()) {
      return;
    }
    JsonNode answer = api.json(api.prepare(join.request(), always.with("rows.ids", ids)));
    Map<String, JsonNode> values = new HashMap<>();
    for (JsonNode record : join.records().in(answer)) {
      join.id().text(record).ifPresent(id -> values.put(id, join.value().in(record)));
    }
    for (ObjectNode row : rows) {
      JsonNode value = maker.id(row).map(values::get).orElse(null);
      // Nothing found is a fact too; a field that comes and goes would look like drift.
      row.set(join.field(), value == null || value.isMissingNode() ? row.arrayNode() : value);
    }
  }
}
