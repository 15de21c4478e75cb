package io.selfsame.source.polling.offset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

/** Connect looks an offset up by the bytes of its partition. */
class StreamPartitionTest {
  @Test
  void aPartitionHasTheSameBytesInEveryProcess() {
    assertEquals(
        "{\"source\":\"crm\",\"object\":\"Contact\"}",
        bytes(new StreamPartition("crm", "Contact").toMap()));
    assertEquals(
        "{\"part\":\"1/2\",\"source\":\"crm\",\"object\":\"Contact\"}",
        bytes(new StreamPartition("crm", "Contact", "1/2").toMap()));
  }

  @Test
  void aPartitionThatAUserSendsHasThem() {
    try (JsonConverter converter = converter()) {
      byte[] sent =
          "{\"object\":\"Contact\",\"part\":\"1/2\",\"source\":\"crm\"}"
              .getBytes(StandardCharsets.UTF_8);
      Map<?, ?> normalized = (Map<?, ?>) converter.toConnectData("offsets", sent).value();
      assertEquals(bytes(new StreamPartition("crm", "Contact", "1/2").toMap()), bytes(normalized));
    }
  }

  private static String bytes(Map<?, ?> partition) {
    try (JsonConverter converter = converter()) {
      return new String(
          converter.fromConnectData("offsets", null, partition), StandardCharsets.UTF_8);
    }
  }

  private static JsonConverter converter() {
    JsonConverter converter = new JsonConverter();
    converter.configure(Map.of("schemas.enable", "false"), false);
    return converter;
  }
}
