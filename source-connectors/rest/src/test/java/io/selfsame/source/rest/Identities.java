package io.selfsame.source.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.identity.StandardizeIdentity;
import io.selfsame.source.polling.vendor.VendorRow;
import io.selfsame.source.rest.manifest.ManifestSource;
import io.selfsame.source.rest.manifest.MappingExport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;

/** What the identity transformation makes of rows, by the mapping a manifest exports. */
final class Identities {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Identities() {}

  static IdentityEnvelope envelope(String manifest, String kind, String object, VendorRow row) {
    Map<String, Object> value =
        new HashMap<>(JSON.convertValue(row.fields(), new TypeReference<Map<String, Object>>() {}));
    value.put("_source", kind);
    value.put("_object", object);
    value.put("_id", row.id());
    value.put("_op", row.op().wireName());
    Map<String, String> key = Map.of("source", kind, "object", object, "id", row.id());
    SourceRecord record =
        new SourceRecord(Map.of(), Map.of(), kind + "." + object, null, key, null, value);
    String mapping = MappingExport.document(ManifestSource.read(manifest)).toString();
    try (StandardizeIdentity<SourceRecord> identity = new StandardizeIdentity<>()) {
      identity.configure(Map.of("mapping", mapping));
      Map<?, ?> standardized = (Map<?, ?>) identity.apply(record).value();
      return IdentityEnvelopeFormat.read(standardized.get(IdentityEnvelope.FIELD));
    }
  }

  /** The status of consent to marketing by e-mail, and the e-mail address. */
  static List<String> consentAndEmail(String manifest, String object, VendorRow row) {
    IdentityEnvelope envelope = envelope(manifest, manifest, object, row);
    return List.of(
        envelope.consents().get(0).status().name(),
        envelope.keys().stream()
            .filter(key -> key.type().equals("email"))
            .findFirst()
            .orElseThrow()
            .value());
  }
}
