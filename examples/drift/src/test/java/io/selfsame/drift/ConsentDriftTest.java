package io.selfsame.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.ConsentStatus;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.IdentityEnvelopeFormat;
import io.selfsame.identity.StandardizeIdentity;
import io.selfsame.schema.TypeChangePolicy;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.record.DriftPolicy;
import io.selfsame.source.polling.record.NameStyle;
import io.selfsame.source.polling.record.PageBatch;
import io.selfsame.source.polling.record.PageRecords;
import io.selfsame.source.polling.record.StreamCoordinates;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What drift of a field that carries consent makes of it, from the page to the envelope. */
class ConsentDriftTest {
  private final StandardizeIdentity<SourceRecord> transform = new StandardizeIdentity<>();
  private StreamOffset offset = StreamOffset.start();

  /** A record of a person that makes no statement about a purpose leaves it unknown. */
  @ParameterizedTest
  @EnumSource(
      value = TypeChangePolicy.class,
      names = {"VARIANT", "WIDEN", "QUARANTINE"})
  void aConsentFieldThatIsMissingNullOrUnreadableIsUnknownAndNeverGranted(TypeChangePolicy policy)
      throws Exception {
    transform.configure(Map.of());
    PageRecords records =
        new PageRecords(
            new StreamCoordinates("stripe", "stripe", "customers", "stripe."),
            new DriftPolicy(policy, false, false, NameStyle.VENDOR, Set.of()));

    assertEquals(ConsentStatus.GRANTED, consent(records, "'metadata':{'marketing_opt_in':'true'}"));
    assertEquals(ConsentStatus.UNKNOWN, consent(records, "'metadata':{}"));
    assertEquals(ConsentStatus.UNKNOWN, consent(records, "'name':'n'"));
    assertEquals(ConsentStatus.UNKNOWN, consent(records, "'metadata':null"));
    assertEquals(ConsentStatus.UNKNOWN, consent(records, "'metadata':'true'"));
    assertEquals(ConsentStatus.UNKNOWN, consent(records, "'metadata':{'opt_in_new':'true'}"));
    // An object where a statement was: the transform refuses the record (to the dead letters).
    assertThrows(
        DataException.class,
        () -> consent(records, "'metadata':{'marketing_opt_in':{'v':'true'}}"));
    assertEquals(ConsentStatus.DENIED, consent(records, "'metadata':{'marketing_opt_in':'false'}"));
  }

  private ConsentStatus consent(PageRecords records, String fields) throws Exception {
    String json = "{'id':'cus_1','email':'ada@example.org'," + fields + "}";
    ObjectNode row = (ObjectNode) History.JSON.readTree(json.replace('\'', '"'));
    VendorRow upsert = VendorRow.upsert("cus_1", Optional.empty(), Optional.of(Instant.EPOCH), row);
    StreamPage page =
        new StreamPage(List.of(upsert), StreamPosition.start(), true, Optional.empty());
    PageBatch batch = records.of(offset, page, Instant.EPOCH);
    offset = batch.after();
    SourceRecord last = batch.records().get(batch.records().size() - 1);
    Struct value = (Struct) transform.apply(last).value();
    return IdentityEnvelopeFormat.read(value.get(IdentityEnvelope.FIELD)).consents().stream()
        .filter(statement -> statement.purpose().equals("marketing_email"))
        .map(statement -> statement.status())
        .findFirst()
        .orElse(ConsentStatus.UNKNOWN);
  }
}
