package io.selfsame.source.zendesk;

import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.identity.StandardizeIdentity;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** What the identity transformation makes of the connector's records. */
final class Pipeline {
  private Pipeline() {}

  static List<IdentityEnvelope> envelopes(
      List<SourceRecord> records, Map<String, String> settings) {
    try (StandardizeIdentity<SourceRecord> identity = new StandardizeIdentity<>()) {
      identity.configure(settings);
      return records.stream()
          .map(record -> (Struct) identity.apply(record).value())
          .map(value -> IdentityEnvelopeFormat.read(value.get(IdentityEnvelope.FIELD)))
          .toList();
    }
  }
}
