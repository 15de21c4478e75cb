package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.VendorException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row as an API sent it, values by field name: texts, nodes of JSON or XML, null. Its text form
 * shows nothing of it.
 */
public record ApiRow(Map<String, Object> values) {
  public ApiRow {
    values = Collections.unmodifiableMap(values);
  }

  /**
   * Returns the row's id.
   *
   * @throws VendorException FATAL when it has none
   */
  public String id() throws VendorException {
    String id = FieldValue.text(values.get(ObjectDescription.ID));
    if (id.isEmpty()) {
      throw VendorException.fatal(
          "NO_ID", "Salesforce sent a row without an id", "Report the object's name.");
    }
    return id;
  }

  /** Returns the row with the other's values added. */
  public ApiRow with(ApiRow other) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.putAll(other.values);
    return new ApiRow(all);
  }

  /** What is said of the row's version: rows of one version are the same. */
  public String modstamp() {
    return FieldValue.text(values.get(ObjectDescription.MODSTAMP));
  }

  @Override
  public String toString() {
    return "ApiRow[fields=" + values.size() + "]";
  }
}
