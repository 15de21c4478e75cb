package io.selfsame.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.Neighbourhood;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.PairEdge;
import io.selfsame.resolution.PairRules;
import io.selfsame.resolution.PairScore;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Records;
import io.selfsame.resolution.ResolutionRules;
import io.selfsame.resolution.Resolver;
import io.selfsame.resolution.match.CandidatePairs;
import io.selfsame.resolution.match.ComparisonRecord;
import io.selfsame.resolution.match.DefaultModels;
import io.selfsame.resolution.match.PairScorer;
import io.selfsame.warehouse.tables.BlockTable;
import io.selfsame.warehouse.tables.Tables;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The stored pairs, and the profiles that come of them, are a function of the records there are:
 * whatever the batches were, they equal what comparing the whole data at once gives. More people
 * share a birthday than are compared, at times.
 */
class PairsTest {
  private static final ResolutionRules RULES =
      ResolutionRules.defaults().with(PairRules.of(0.99, 0.5, 0.02));
  private static final List<String> GIVEN =
      List.of("Ann", "Anne", "Bob", "Robert", "Carla", "Karla", "Dennis", "Eve", "Fritz", "Gina");
  private static final List<String> FAMILY =
      List.of("Lee", "Leigh", "Smith", "Smyth", "Miller", "Moeller", "Garcia", "Ivanov");

  @ParameterizedTest
  @CsvSource({"duckdb, 1, 40", "duckdb, 2, 7", "postgres, 1, 25"})
  void theStoredPairsAndTheProfilesAreThoseOfTheWholeData(String kind, long seed, int batch)
      throws Exception {
    TestDatabase database = kind.equals("duckdb") ? TestDatabase.duckDb() : TestDatabase.postgres();
    Map<RecordRef, LiveRecord> live = new TreeMap<>();
    try (Warehouse warehouse =
        Warehouse.open(
            database.settings().withRules(RULES).withModels(List.of(DefaultModels.person())))) {
      warehouse.migrate();
      List<List<RecordVersion>> batches = batches(new Random(seed), batch, live);
      boolean wasFull = false;
      for (List<RecordVersion> versions : batches) {
        warehouse.apply(
            new Batch(
                "c",
                versions.stream()
                    .map(
                        version ->
                            new IncomingRecord(
                                version, Optional.empty(), new PartitionId("t", 0), 0))
                    .toList(),
                Map.of(),
                Map.of()));
        wasFull |= !Contents.of(database, Tables.FULL_BLOCKS.name()).isEmpty();
      }
      assertTrue(wasFull, "no block was ever full");
    }
    List<PairEdge> edges = edges(live);
    assertEquals(describe(edges), stored(database));
    assertEquals(partition(live, edges), storedPartition(database));
  }

  /** Records come in some order, change and go; {@code live} gets what is left. */
  private static List<List<RecordVersion>> batches(
      Random random, int size, Map<RecordRef, LiveRecord> live) {
    List<RecordVersion> versions = new ArrayList<>();
    for (int i = 0; i < 170; i++) {
      put(versions, live, record(random, i % 150, i, i < 130));
    }
    for (int i = 0; i < 60; i++) {
      Records gone = Records.of("crm", "r" + i).changed(500).operation(Operation.DELETE);
      versions.add(gone.version());
      live.remove(gone.version().ref());
    }
    for (int i = 20; i < 30; i++) {
      put(versions, live, record(random, i, 600 + i, true));
    }
    List<List<RecordVersion>> batches = new ArrayList<>();
    for (int from = 0; from < versions.size(); from += size) {
      batches.add(versions.subList(from, Math.min(versions.size(), from + size)));
    }
    return batches;
  }

  private static void put(
      List<RecordVersion> versions, Map<RecordRef, LiveRecord> live, Records record) {
    versions.add(record.version());
    live.put(record.version().ref(), record.live());
  }

  private static Records record(Random random, int id, int day, boolean sameBirthday) {
    String born =
        sameBirthday
            ? "1980-05-06"
            : "19" + (60 + random.nextInt(30)) + "-03-1" + random.nextInt(9);
    return Records.of("crm", "r" + id)
        .changed(day)
        .given(GIVEN.get(random.nextInt(GIVEN.size())))
        .family(FAMILY.get(random.nextInt(FAMILY.size())))
        .with("postal_code", "100" + random.nextInt(40))
        .with("street", (1 + random.nextInt(60)) + " Main Street")
        .born(born);
  }

  private static List<PairEdge> edges(Map<RecordRef, LiveRecord> live) {
    PairScorer scorer = new PairScorer(DefaultModels.person());
    List<ComparisonRecord> records = live.values().stream().map(ComparisonRecord::of).toList();
    List<PairEdge> edges = new ArrayList<>();
    CandidatePairs.forEach(
        records,
        (one, other) -> {
          PairScore score = scorer.score(records.get(one), records.get(other));
          if (score.weight() >= RULES.pairs().floor() || !score.vetoes().isEmpty()) {
            edges.add(
                PairEdge.of(
                    records.get(one).ref(),
                    records.get(other).ref(),
                    score,
                    DefaultModels.person().version()));
          }
        });
    return edges;
  }

  private static Set<String> describe(List<PairEdge> edges) {
    Set<String> pairs = new TreeSet<>();
    for (PairEdge edge : edges) {
      pairs.add(
          String.join(
              " ",
              BlockTable.uuid(edge.a()).toString(),
              BlockTable.uuid(edge.b()).toString(),
              Long.toString(edge.score().weight()),
              Long.toString(edge.score().levels()),
              Integer.toString(edge.score().vetoMask())));
    }
    return pairs;
  }

  private static Set<String> stored(TestDatabase database) throws SQLException {
    Set<String> pairs = new TreeSet<>();
    for (Map<String, String> row : Contents.of(database, Tables.MATCH_PAIRS.name())) {
      pairs.add(
          String.join(
              " ",
              row.get("a_uuid"),
              row.get("b_uuid"),
              row.get("weight"),
              row.get("levels"),
              row.get("vetoes")));
    }
    return pairs;
  }

  private static Set<Set<String>> partition(Map<RecordRef, LiveRecord> live, List<PairEdge> edges) {
    Set<Set<String>> partition = new HashSet<>();
    new Resolver(RULES)
        .resolve(new Neighbourhood(live.values(), Set.of(), List.of(), edges, List.of()))
        .profiles()
        .forEach(
            profile -> {
              assertEquals(Entity.PERSON, profile.entity());
              Set<String> members = new TreeSet<>();
              profile.members().forEach(ref -> members.add(ref.id()));
              partition.add(members);
            });
    assertTrue(partition.size() < live.size(), "nobody was joined");
    return partition;
  }

  private static Set<Set<String>> storedPartition(TestDatabase database) throws SQLException {
    Map<String, Set<String>> profiles = new TreeMap<>();
    for (Map<String, String> row : Contents.of(database, Tables.PROFILE_RECORDS.name())) {
      if (row.get("state").equals("LIVE")) {
        profiles
            .computeIfAbsent(row.get("profile_id"), id -> new TreeSet<>())
            .add(row.get("record_id"));
      }
    }
    return new HashSet<>(profiles.values());
  }
}
