package io.selfsame.source.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.offset.StreamOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets outlive the build that wrote them. */
class OffsetUpgradeTest {
  private static final Map<String, String> THINGS = Map.of("source", "fake", "object", "things");

  /** As the first release stored it, to the letter: never to be changed. */
  private static final String FIRST_RELEASES_SCHEMA =
      "{\"format\":2,\"version\":1,\"fields\":{\"name\":\"string\"},\"declared\":[],\"remo"
          + "ved\":[],\"versions\":{\"8fc3d26ab2326cb4\":1},\"successors\":{},\"history\":{\""
          + "window\":1,\"sample\":\"Z9SU,oUsg,D84I\",\"paths\":{\"name\":\"8,,3,3,3,1 cwieEV"
          + " EV0cwOieS\"}}}";

  private final FakeVendor vendor = new FakeVendor();
  private final FakeWorker worker = new FakeWorker();
  private final Map<String, String> settings =
      Map.of("name", "c", "topic.prefix", "fake.", FakeVendor.OBJECTS, "things");

  @Test
  @DisplayName("X-08 an offset of the first release is read on from, with the schema it had")
  void x08AnOffsetOfTheFirstReleaseIsReadOnFrom() throws InterruptedException {
    fill(5);
    worker.offsets.put(THINGS, stored(1));

    List<SourceRecord> rows = rows(new TaskHarness(vendor, worker, settings).drain());

    assertEquals(List.of("t3", "t4"), rows.stream().map(OffsetUpgradeTest::id).toList());
    Struct row = (Struct) rows.get(0).value();
    assertEquals(1, row.getInt32("_schema_version"), "the shape did not change");
    assertEquals("n3", row.getString("name"));
  }

  @Test
  @DisplayName("X-08 what a later release adds to an offset of this version does no harm")
  void x08UnknownEntriesAreIgnored() throws InterruptedException {
    fill(5);
    Map<String, Object> later = stored(1);
    later.put("added.later", "x");
    later.put("position.added.later", true);
    worker.offsets.put(THINGS, later);

    assertEquals(2, rows(new TaskHarness(vendor, worker, settings).drain()).size());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 2, 99})
  @DisplayName("X-08 an offset of a version that was never ours, or is not yet, fails clearly")
  void x08AnUnknownVersionFailsClearly(long version) {
    worker.offsets.put(THINGS, stored(version));

    ConnectException failure =
        assertThrows(
            ConnectException.class, () -> new TaskHarness(vendor, worker, settings).next(1));

    assertTrue(failure.getMessage().contains("things"), failure.getMessage());
    assertTrue(failure.getMessage().contains("use that build, or reset the offset"));
  }

  @Test
  @DisplayName("X-08 this build still writes what the first release wrote")
  void x08ThisBuildWritesThatFormat() throws InterruptedException {
    fill(3);
    List<List<SourceRecord>> batches = new TaskHarness(vendor, worker, settings).drain();

    List<SourceRecord> last = batches.get(batches.size() - 1);
    Map<String, ?> written = last.get(last.size() - 1).sourceOffset();
    assertEquals(stored(1).keySet(), written.keySet());
    assertEquals(1L, written.get("version"));
    assertEquals(3L, StreamOffset.from(stored(1)).position().number("row").orElseThrow());
  }

  private static Map<String, Object> stored(long version) {
    return new TreeMap<>(
        Map.copyOf(
            Map.of("version", version, "schema", FIRST_RELEASES_SCHEMA, "position.row", 3L)));
  }

  private void fill(int rows) {
    for (int i = 0; i < rows; i++) {
      vendor.add("things", "t" + i, "n" + i);
    }
  }

  private static List<SourceRecord> rows(List<List<SourceRecord>> batches) {
    return batches.stream()
        .flatMap(List::stream)
        .filter(record -> record.topic().equals("fake.things"))
        .toList();
  }

  private static String id(SourceRecord record) {
    return ((Struct) record.key()).getString("id");
  }
}
