package io.selfsame.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.schema.TypeChangePolicy;
import io.selfsame.source.polling.offset.StreamOffset;
import io.selfsame.source.polling.record.DriftPolicy;
import io.selfsame.source.polling.record.NameStyle;
import io.selfsame.source.polling.record.PageBatch;
import io.selfsame.source.polling.record.PageRecords;
import io.selfsame.source.polling.record.StreamCoordinates;
import io.selfsame.source.polling.vendor.StreamPage;
import io.selfsame.source.polling.vendor.VendorRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.source.SourceRecord;

/** A stream of the polling core whose rows a test writes, one page a row. */
final class DriftingSource {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PageRecords records;
  private StreamOffset offset = StreamOffset.start();

  DriftingSource(String topicPrefix, TypeChangePolicy typeChange, NameStyle names) {
    this.records =
        new PageRecords(
            new StreamCoordinates("test", "crm", "people", topicPrefix),
            new DriftPolicy(typeChange, false, false, names, Set.of()));
  }

  /** The records of a page with one row, in JSON with apostrophes. */
  List<SourceRecord> page(String row) throws JsonProcessingException {
    ObjectNode fields = (ObjectNode) JSON.readTree(row.replace('\'', '"'));
    VendorRow upsert = VendorRow.upsert("1", Optional.empty(), Optional.of(Instant.EPOCH), fields);
    StreamPage page =
        new StreamPage(
            List.of(upsert),
            offset.position().with("page", offset.position().number("page").orElse(0L) + 1),
            true,
            Optional.empty());
    PageBatch batch = records.of(offset, page, Instant.EPOCH);
    offset = batch.after();
    return batch.records();
  }

  /** As after the user removed the stream's offset. */
  void reset() {
    offset = StreamOffset.start();
  }
}
