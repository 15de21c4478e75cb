package io.selfsame.contract;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/**
 * JSON kept as text: how nested objects and arrays of a vendor travel. Logical name {@code
 * io.selfsame.Json}.
 */
public final class JsonText {
  public static final String LOGICAL_NAME = "io.selfsame.Json";
  public static final Schema OPTIONAL_SCHEMA =
      SchemaBuilder.string().name(LOGICAL_NAME).optional().build();

  private JsonText() {}

  public static boolean isJson(Schema schema) {
    return schema != null && LOGICAL_NAME.equals(schema.name());
  }
}
