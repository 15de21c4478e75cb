package io.selfsame.source.salesforce.soap;

import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import io.selfsame.schema.FieldType;
import io.selfsame.source.salesforce.stream.ObjectDescription;
import io.selfsame.source.salesforce.stream.ObjectField;
import java.util.ArrayList;
import java.util.List;

/** Reads an object's description: which fields are queried, and as what type. */
final class Descriptions {
  /** Significant decimal digits a double always keeps. */
  private static final int DOUBLE_DIGITS = 15;

  private Descriptions() {}

  static ObjectDescription of(DescribeSObjectResult described) {
    List<ObjectField> fields = new ArrayList<>();
    for (Field field : described.getFields()) {
      if (isQueried(field)) {
        fields.add(new ObjectField(field.getName(), type(field)));
      }
    }
    return new ObjectDescription(described.getName(), fields);
  }

  /**
   * Compound fields are queried as their components only, so that nothing is counted twice. Binary
   * fields are left out: a query with one returns a single row at a time.
   */
  private static boolean isQueried(Field field) {
    return switch (field.getType()) {
      case address, location, base64 -> false;
      default -> true;
    };
  }

  private static FieldType type(Field field) {
    return switch (field.getType()) {
      case _boolean -> FieldType.BOOLEAN;
      case _int, _long -> FieldType.INT64;
      case _double, currency, percent ->
          field.getPrecision() > DOUBLE_DIGITS ? FieldType.DECIMAL : FieldType.DOUBLE;
      case date -> FieldType.DATE;
      case datetime -> FieldType.TIMESTAMP;
      default -> FieldType.STRING;
    };
  }
}
