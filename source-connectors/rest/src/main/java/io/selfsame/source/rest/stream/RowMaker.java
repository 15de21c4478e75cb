package io.selfsame.source.rest.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.rest.manifest.StreamSpec;
import io.selfsame.source.rest.manifest.TimePath;
import io.selfsame.source.rest.template.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes rows of what a vendor sent, as the manifest says. */
final class RowMaker {
  private final StreamSpec spec;
  private final String source;

  /**
   * @param source the name of this connection in record references
   */
  RowMaker(StreamSpec spec, String source) {
    this.spec = spec;
    this.source = source;
  }

  /** The id of a row, if it has one. */
  Optional<String> id(JsonNode row) {
    return spec.row().id().text(row);
  }

  /** The time of change of a row, if it tells. */
  Optional<Instant> changedAt(JsonNode row) {
    return spec.row().modifiedAt().flatMap(path -> path.in(row));
  }

  /** A row and, before it, those that were merged into it; none when it has no id. */
  List<VendorRow> rows(ObjectNode row) {
    Optional<String> id = id(row);
    if (id.isEmpty()) {
      return List.of();
    }
    List<VendorRow> rows = new ArrayList<>();
    merged(row).stream()
        .filter(loser -> !loser.equals(id.get()))
        .forEach(loser -> rows.add(alias(loser, id.get(), row)));
    rows.add(isDeleted(row) ? gone(id.get(), row) : kept(id.get(), row));
    return rows;
  }

  private VendorRow kept(String id, ObjectNode row) {
    return VendorRow.upsert(id, createdAt(row), changedAt(row), fields(row));
  }

  /** A row that is no more. */
  VendorRow gone(String id, JsonNode row) {
    return spec.deletes().erases()
        ? VendorRow.erase(id, createdAt(row), changedAt(row))
        : VendorRow.delete(id, createdAt(row), changedAt(row));
  }

  private VendorRow alias(String loser, String winner, ObjectNode row) {
    return new VendorRow(
        loser,
        RecordOperation.ALIAS,
        Optional.empty(),
        changedAt(row),
        row.objectNode(),
        List.of(new RecordReference(source, spec.object(), winner)));
  }

  private boolean isDeleted(ObjectNode row) {
    StreamSpec.Deletes deletes = spec.deletes();
    boolean told =
        !deletes.when().isEmpty()
            && deletes.when().stream().allMatch(condition -> condition.holds(row));
    return deletes.all() || told;
  }

  private List<String> merged(ObjectNode row) {
    if (spec.merges().isEmpty()) {
      return List.of();
    }
    StreamSpec.Merges merges = spec.merges().get();
    JsonNode ids = merges.path().in(row);
    List<String> losers = new ArrayList<>();
    if (ids.isArray()) {
      ids.forEach(each -> losers.add(each.asText()));
    } else if (ids.isValueNode() && !ids.isNull()) {
      String separator = merges.separator().orElse(",");
      for (String loser : ids.asText().split(Pattern.quote(separator))) {
        losers.add(loser.strip());
      }
    }
    return losers.stream().filter(loser -> !loser.isEmpty()).distinct().toList();
  }

  private Optional<Instant> createdAt(JsonNode row) {
    return spec.row().createdAt().flatMap((TimePath path) -> path.in(row));
  }

  private ObjectNode fields(ObjectNode row) {
    ObjectNode fields = row.deepCopy();
    spec.row().leaveOut().forEach(path -> remove(fields, path));
    for (Path path : spec.row().flatten()) {
      if (path.in(fields) instanceof ObjectNode inner) {
        remove(fields, path);
        for (Map.Entry<String, JsonNode> member : inner.properties()) {
          // A name the row has already must not be lost nor overwrite.
          String name =
              fields.has(member.getKey()) ? path + "_" + member.getKey() : member.getKey();
          fields.set(name, member.getValue());
        }
      }
    }
    return fields;
  }

  private static void remove(ObjectNode fields, Path path) {
    List<String> steps = path.steps();
    Path holder = new Path(steps.subList(0, steps.size() - 1));
    if (holder.in(fields) instanceof ObjectNode object) {
      object.remove(steps.get(steps.size() - 1));
    }
  }
}
