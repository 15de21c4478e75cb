package io.selfsame.registry;

import io.apicurio.registry.utils.converter.AvroConverter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.source.SourceRecord;

/** What was written to topics through the real Avro converter, which registers every new schema. */
final class AvroTopic implements AutoCloseable {
  /** Confluent's framing: a zero and the number of the schema. */
  private static final int FRAME = 5;

  private final AvroConverter<Object> converter = new AvroConverter<>();
  private final List<byte[]> messages = new ArrayList<>();
  private final String topic;

  AvroTopic(RegistryServer registry, String topic) {
    this.topic = topic;
    converter.configure(
        Map.of(
            "apicurio.registry.url", registry.ownApi(),
            "apicurio.registry.auto-register", "true",
            "apicurio.registry.as-confluent", "true",
            // By default Apicurio frames with a number that Confluent's API does not know.
            "apicurio.registry.use-id", "contentId"),
        false);
  }

  /** Writes the records of the topic; returns the number of the last one's schema. */
  int write(List<SourceRecord> records) {
    for (SourceRecord record : records) {
      if (record.topic().equals(topic)) {
        messages.add(converter.fromConnectData(topic, record.valueSchema(), record.value()));
      }
    }
    return ByteBuffer.wrap(messages.get(messages.size() - 1)).getInt(1);
  }

  /** Everything that was written, as a sink's worker reads it. */
  List<SchemaAndValue> read() {
    return messages.stream().map(bytes -> converter.toConnectData(topic, bytes)).toList();
  }

  /** Everything that was written, as a consumer that has only the newest schema reads it. */
  List<GenericRecord> readAs(Schema newest, Map<Integer, Schema> writers) throws IOException {
    List<GenericRecord> records = new ArrayList<>();
    for (byte[] bytes : messages) {
      Schema writer = writers.get(ByteBuffer.wrap(bytes).getInt(1));
      GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(writer, newest);
      records.add(
          reader.read(
              null, DecoderFactory.get().binaryDecoder(bytes, FRAME, bytes.length - FRAME, null)));
    }
    return records;
  }

  @Override
  public void close() throws IOException {
    converter.close();
  }
}
