package io.selfsame.simulator.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordStoreTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final SimulatorClock clock = SimulatorClock.stoppedAt(START);
  private final RecordStore store = new RecordStore(clock);

  @Test
  void aChangeMovesARecordToTheEndOfTheModificationOrderAndKeepsItsCreation() {
    put("a", "x");
    put("b", "x");
    put("a", "y");
    assertEquals(List.of("b", "a"), ids(store.modifiedAfter(Position.startOf(START))));
    assertEquals(List.of("b", "a"), ids(store.newestFirst()));
    assertEquals(START.plusSeconds(1), store.find("a").orElseThrow().created());
  }

  @Test
  void recordsOfOneInstantAreReadInOrderOfTheirIds() {
    store.merge("b", Json.object());
    store.merge("a", Json.object());
    assertEquals(List.of("a", "b"), ids(store.modifiedAfter(Position.startOf(START))));
    assertEquals(List.of("b"), ids(store.modifiedAfter(new Position(START, "a"))));
  }

  @Test
  void aDeletedRecordStaysReadableAndIsNotCounted() {
    put("a", "x");
    store.move("a", Lifecycle.DELETED);
    assertFalse(store.find("a").orElseThrow().isLive());
    assertEquals(0, store.liveCount());
    assertTrue(store.move("unknown", Lifecycle.DELETED).isEmpty());
  }

  @Test
  void aDelayedVersionLeavesTheOneBeforeReadableUntilItIsVisible() {
    put("a", "old");
    store.delayVisibility(Duration.ofMinutes(5));
    put("a", "new");
    assertEquals("old", store.find("a").orElseThrow().fields().path("name").asText());
    assertEquals(1, store.modifiedAfter(Position.startOf(START)).count());
    clock.advance(Duration.ofMinutes(5));
    assertEquals("new", store.find("a").orElseThrow().fields().path("name").asText());
    assertEquals(1, store.modifiedAfter(Position.startOf(START)).count());
    assertEquals(
        START.plusSeconds(2),
        store.find("a").orElseThrow().modified(),
        "it was modified before it was seen");
  }

  @Test
  void aMergeStoresNullAndMergesNestedObjectsKeyByKey() {
    store.merge("a", Json.parseObject("{\"phone\":\"1\",\"user_fields\":{\"a\":1,\"b\":2}}"));
    store.merge("a", Json.parseObject("{\"phone\":null,\"user_fields\":{\"b\":3}}"));
    assertEquals(
        "{\"phone\":null,\"user_fields\":{\"a\":1,\"b\":3}}",
        store.find("a").orElseThrow().fields().toString());
  }

  private void put(String id, String name) {
    clock.advance(Duration.ofSeconds(1));
    store.merge(id, Json.object().put("name", name));
  }

  private static List<String> ids(Stream<StoredRecord> records) {
    return records.map(StoredRecord::id).toList();
  }
}
