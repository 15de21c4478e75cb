package io.selfsame.source.salesforce.stream;

import io.selfsame.schema.FieldType;

/** What Salesforce's types of fields are read as; a type of tomorrow is read as text. */
public final class FieldTypes {
  /** Significant decimal digits a double always keeps. */
  private static final int DOUBLE_DIGITS = 15;

  private FieldTypes() {}

  /**
   * Compound fields are queried as their components only, so that nothing is counted twice. Binary
   * fields are left out: a query with one returns a single row at a time.
   */
  public static boolean isQueried(String type) {
    return switch (type) {
      case "address", "location", "base64" -> false;
      default -> true;
    };
  }

  /**
   * @param type the name describe gives it
   * @param precision the digits of a number
   */
  public static FieldType of(String type, int precision) {
    return switch (type) {
      case "boolean" -> FieldType.BOOLEAN;
      case "int", "long" -> FieldType.INT64;
      case "double", "currency", "percent" ->
          precision > DOUBLE_DIGITS ? FieldType.DECIMAL : FieldType.DOUBLE;
      case "date" -> FieldType.DATE;
      case "datetime" -> FieldType.TIMESTAMP;
      default -> FieldType.STRING;
    };
  }
}
