package io.selfsame.source.zendesk.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The objects that can be read, and what their rows say about themselves. */
public enum ExportedObject {
  USERS {
    /**
     * A soft-deleted user keeps name, phone and user fields; none of it is passed on. A user
     * deleted for good is renamed by Zendesk.
     */
    @Override
    VendorRow row(ObjectNode row) {
      if (row.path("active").asBoolean(true)) {
        return upsert(row, changed(row));
      }
      return row.path("name").asText().equals("Permanently Deleted User")
          ? VendorRow.erase(id(row), created(row), changed(row))
          : VendorRow.delete(id(row), created(row), changed(row));
    }
  },
  ORGANIZATIONS {
    @Override
    VendorRow row(ObjectNode row) {
      return row.path("deleted_at").isTextual()
          ? VendorRow.delete(id(row), created(row), changed(row))
          : upsert(row, changed(row));
    }
  },
  TICKETS {
    /** System updates move only the time the export goes by, so that is what orders versions. */
    @Override
    VendorRow row(ObjectNode row) {
      JsonNode generated = row.path("generated_timestamp");
      Optional<Instant> changed =
          generated.canConvertToLong() && generated.isNumber()
              ? Optional.of(Instant.ofEpochSecond(generated.asLong()))
              : changed(row);
      return row.path("status").asText().equals("deleted")
          ? VendorRow.delete(id(row), created(row), changed)
          : upsert(row, changed);
    }
  };

  /** The name of the list that defines its custom fields. */
  public String definitions() {
    String plural = plural();
    return plural.substring(0, plural.length() - 1) + "_fields";
  }

  /** The member of a row that has the values of custom fields. */
  public String customValues() {
    return this == TICKETS ? "custom_fields" : definitions();
  }

  /** The name in URLs, answers and records. */
  public String plural() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static List<String> names() {
    return Arrays.stream(values()).map(ExportedObject::plural).sorted().toList();
  }

  public static Optional<ExportedObject> named(String plural) {
    return Arrays.stream(values()).filter(object -> object.plural().equals(plural)).findFirst();
  }

  /** Reads one row of an export. */
  abstract VendorRow row(ObjectNode row);

  private static VendorRow upsert(ObjectNode row, Optional<Instant> changed) {
    return VendorRow.upsert(id(row), created(row), changed, row);
  }

  private static String id(ObjectNode row) {
    return row.path("id").asText();
  }

  private static Optional<Instant> created(ObjectNode row) {
    return instant(row.path("created_at"));
  }

  private static Optional<Instant> changed(ObjectNode row) {
    return instant(row.path("updated_at"));
  }

  private static Optional<Instant> instant(JsonNode value) {
    try {
      return value.isTextual() ? Optional.of(Instant.parse(value.asText())) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
