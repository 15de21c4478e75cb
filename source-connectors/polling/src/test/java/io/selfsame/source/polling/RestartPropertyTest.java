package io.selfsame.source.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.VendorRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** A crash after any record: what the next task delivers, with and without transactions. */
class RestartPropertyTest {
  private static final Map<String, String> SETTINGS =
      Map.of("topic.prefix", "fake.", FakeVendor.OBJECTS, "things");

  @Property(tries = 300)
  void withATransactionABatchEveryRecordIsDeliveredOnce(
      @ForAll("values") List<String> values,
      @ForAll @IntRange(min = 1, max = 4) int pageRows,
      @ForAll @IntRange(min = 0, max = 12) int batchesBeforeTheCrash)
      throws InterruptedException {
    FakeVendor vendor = vendor(values, pageRows);
    List<SourceRecord> undisturbed = flat(new TaskHarness(vendor, new FakeWorker(), SETTINGS));
    FakeWorker worker = new FakeWorker();
    List<SourceRecord> delivered = new ArrayList<>();
    TaskHarness crashed = new TaskHarness(vendor, worker, SETTINGS);
    for (int i = 0; i < batchesBeforeTheCrash; i++) {
      List<SourceRecord> batch = crashed.next(5);
      batch.forEach(worker::store);
      delivered.addAll(batch);
    }
    crashed.next(5); // a batch that is lost with its transaction

    delivered.addAll(flat(new TaskHarness(vendor, worker, SETTINGS)));

    assertEquals(contents(undisturbed), contents(delivered));
  }

  @Property(tries = 300)
  void withoutTransactionsNothingIsLostAndAtMostThePageIsRepeated(
      @ForAll("values") List<String> values,
      @ForAll @IntRange(min = 1, max = 4) int pageRows,
      @ForAll @IntRange(min = 0, max = 40) int recordsBeforeTheCrash)
      throws InterruptedException {
    FakeVendor vendor = vendor(values, pageRows);
    List<SourceRecord> undisturbed = flat(new TaskHarness(vendor, new FakeWorker(), SETTINGS));
    int done = Math.min(recordsBeforeTheCrash, undisturbed.size());
    FakeWorker worker = new FakeWorker();
    undisturbed.subList(0, done).forEach(worker::store);

    List<SourceRecord> after = flat(new TaskHarness(vendor, worker, SETTINGS));

    int repeated = done + after.size() - undisturbed.size();
    assertEquals(
        contents(undisturbed.subList(done - repeated, undisturbed.size())), contents(after));
    assertEquals(true, repeated >= 0 && repeated < pageRows + 4, "a page and its drift events");
  }

  /** Values of changing types, so that schema versions must survive the crash as well. */
  @Provide
  Arbitrary<List<String>> values() {
    return Arbitraries.of("n:1", "n:2.5", "n:text", "m:1", "n:null", "k:true", "m:text")
        .list()
        .ofMaxSize(12);
  }

  private static FakeVendor vendor(List<String> values, int pageRows) {
    FakeVendor vendor = new FakeVendor();
    vendor.pageRows = pageRows;
    for (int i = 0; i < values.size(); i++) {
      String[] field = values.get(i).split(":", 2);
      vendor.add(
          "things",
          VendorRow.upsert(
              "id" + i, Optional.empty(), Optional.empty(), fields(field[0], field[1])));
    }
    return vendor;
  }

  private static ObjectNode fields(String name, String value) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    return switch (value) {
      case "null" -> fields.putNull(name);
      case "true" -> fields.put(name, true);
      case "1" -> fields.put(name, 1);
      case "2.5" -> fields.put(name, new BigDecimal("2.5"));
      default -> fields.put(name, value);
    };
  }

  private static List<SourceRecord> flat(TaskHarness task) throws InterruptedException {
    return task.drain().stream().flatMap(List::stream).toList();
  }

  /** Everything of a record but the time a drift event was observed. */
  private static List<String> contents(List<SourceRecord> records) {
    return records.stream()
        .map(
            record -> {
              Struct value = (Struct) record.value();
              String content =
                  value.schema().field("observed_at") == null
                      ? value.toString()
                      : value.getString("field") + value.getString("after");
              return record.topic() + record.key() + content + record.valueSchema().version();
            })
        .toList();
  }
}
