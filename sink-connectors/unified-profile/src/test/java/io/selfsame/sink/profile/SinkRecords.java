package io.selfsame.sink.profile;

import io.selfsame.contract.ConsentStatement;
import io.selfsame.contract.EntityType;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.contract.MatchKey;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;

/** Makes records as the worker delivers them. */
final class SinkRecords {
  static final TopicPartition CONTACTS = new TopicPartition("crm.contact", 0);
  private static final Instant T0 = Instant.parse("2024-05-01T10:00:00Z");

  private SinkRecords() {}

  static IdentityEnvelope envelope(String id, RecordOperation op, String email) {
    return envelope(id, op, email, 0);
  }

  static IdentityEnvelope envelope(String id, RecordOperation op, String email, int version) {
    return new IdentityEnvelope(
        new RecordReference("crm", "Contact", id),
        op,
        EntityType.PERSON,
        Optional.of(T0),
        Optional.of(T0.plusSeconds(version)),
        op == RecordOperation.UPSERT ? Map.of(PersonAttribute.GIVEN_NAME, "Ann") : Map.of(),
        op == RecordOperation.UPSERT ? List.of(new MatchKey("email", email)) : List.of(),
        List.of(),
        List.<ConsentStatement>of(),
        List.of(),
        "2026.1");
  }

  /** Record {@code id}, at an offset of the contacts' first partition. */
  static SinkRecord contact(String id, long offset) {
    return at(CONTACTS, offset, value(envelope(id, RecordOperation.UPSERT, id + "@x.org")));
  }

  static SinkRecord deletion(String id, long offset) {
    return at(CONTACTS, offset, value(envelope(id, RecordOperation.DELETE, "")));
  }

  static Map<String, Object> value(IdentityEnvelope envelope) {
    Map<String, Object> value = new HashMap<>();
    value.put(IdentityEnvelope.FIELD, IdentityEnvelopeFormat.toMap(envelope));
    value.put("_id", envelope.record().id());
    value.put("Name", "Ann " + envelope.record().id());
    return value;
  }

  static Map<String, Object> valueOf(SinkRecord record) {
    Map<String, Object> value = new HashMap<>();
    ((Map<?, ?>) record.value()).forEach((name, item) -> value.put(name.toString(), item));
    return value;
  }

  /** Any value, delivered under a topic name a transform gave it. */
  static SinkRecord at(TopicPartition partition, long offset, Object value) {
    return new SinkRecord(
        "renamed",
        7,
        (Schema) null,
        null,
        null,
        value,
        offset + 1000,
        T0.toEpochMilli(),
        TimestampType.CREATE_TIME,
        List.of(),
        partition.topic(),
        partition.partition(),
        offset);
  }
}
