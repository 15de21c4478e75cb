package io.selfsame.source.polling.record;

import io.selfsame.contract.document.AvroName;
import java.util.Locale;

/** How the fields of records are named. */
public enum NameStyle {
  /** As the vendor names them. */
  VENDOR,
  /** As Avro's naming rules allow: other characters become underscores. */
  AVRO;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for another name
   */
  public static NameStyle fromWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String apply(String field) {
    return this == AVRO ? AvroName.of(field) : field;
  }
}
