package io.selfsame.source.salesforce.soap;

import com.sforce.soap.partner.DescribeSObjectResult;
import com.sforce.soap.partner.Field;
import io.selfsame.schema.FieldType;
import io.selfsame.source.salesforce.stream.FieldTypes;
import io.selfsame.source.salesforce.stream.ObjectDescription;
import io.selfsame.source.salesforce.stream.ObjectField;
import java.util.ArrayList;
import java.util.List;

/** Reads an object's description: which fields are queried, and as what type. */
final class Descriptions {
  private Descriptions() {}

  static ObjectDescription of(DescribeSObjectResult described) {
    List<ObjectField> fields = new ArrayList<>();
    for (Field field : described.getFields()) {
      if (isQueried(field)) {
        fields.add(new ObjectField(field.getName(), type(field), field.isCalculated()));
      }
    }
    return new ObjectDescription(described.getName(), fields, described.isReplicateable());
  }

  private static boolean isQueried(Field field) {
    return FieldTypes.isQueried(wireName(field));
  }

  private static FieldType type(Field field) {
    return FieldTypes.of(wireName(field), field.getPrecision());
  }

  /** The library puts an underscore before names Java keeps for itself. */
  private static String wireName(Field field) {
    String name = field.getType().name();
    return name.startsWith("_") ? name.substring(1) : name;
  }
}
