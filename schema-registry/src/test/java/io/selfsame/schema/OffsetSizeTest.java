package io.selfsame.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.path.ObservedRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OffsetSizeTest {
  private static final int LARGEST = 200_000;

  @Test
  void aStreamOfEightHundredFieldsStaysWellBelowWhatAnOffsetMayHold() {
    StreamSchema schema = StreamSchema.unseen();
    for (int page = 0; page < 20; page++) {
      List<ObservedRow> rows = new ArrayList<>();
      for (int row = 0; row < 8; row++) {
        rows.add(new ObservedRow("id" + row, wide(row, page)));
      }
      schema =
          SchemaObserver.observe(schema, Optional.empty(), rows, TypeChangePolicy.VARIANT).schema();
    }
    String text = StreamSchemaFormat.write(schema);

    assertTrue(text.length() < LARGEST, () -> text.length() + " characters");
    assertEquals(schema, StreamSchemaFormat.read(text));
  }

  @Test
  void anOffsetOfTheFirstFormatIsReadAndItsHistoryLearntWithoutAlarm() {
    StreamSchema old =
        StreamSchemaFormat.read(
            "{\"version\":2,\"fields\":{\"email\":\"string\",\"address\":\"json\"},\"declared\":[],"
                + "\"removed\":[],\"versions\":{\"0123456789abcdef\":2}}");
    Observation seen =
        SchemaObserver.observe(
            old,
            Optional.empty(),
            SampleRows.observed("{'email':'a','address':{'city':'b'}}"),
            TypeChangePolicy.VARIANT);

    assertEquals(List.of(), seen.changes());
    assertEquals(2, seen.schema().version());
  }

  private static ObjectNode wide(int row, int page) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < 800; i++) {
      String name = "custom_property_number_" + i;
      switch (i % 4) {
        case 0 -> fields.put(name, "value " + row + i);
        case 1 -> fields.put(name, "state_" + (char) ('a' + (row + page) % 6));
        case 2 -> fields.put(name, 1_000 + row * i);
        default -> fields.putNull(name);
      }
    }
    fields.putObject("nested").put("inner", row);
    return fields;
  }
}
