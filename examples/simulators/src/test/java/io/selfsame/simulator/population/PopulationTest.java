package io.selfsame.simulator.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PopulationTest {
  private final List<PopulationRecord> records = Population.generate(42, 5000).records().toList();

  @Test
  void theSameSeedGivesTheSameRecords() {
    assertEquals(records, Population.generate(42, 5000).records().toList());
  }

  @Test
  void everyIdIsUsedOnce() {
    Set<String> ids = new HashSet<>();
    records.forEach(r -> assertTrue(ids.add(r.source() + r.object() + r.id()), r.id()));
  }

  @Test
  void mostPeopleExistInSeveralSystems() {
    Map<String, Set<String>> systems = new HashMap<>();
    records.stream()
        .filter(PopulationRecord::isAboutPerson)
        .forEach(r -> systems.computeIfAbsent(r.entity(), e -> new HashSet<>()).add(r.source()));
    long several = systems.values().stream().filter(set -> set.size() > 1).count();
    assertEquals(5000, systems.size());
    assertTrue(several > 3300 && several < 4000, "people in several systems: " + several);
  }

  @Test
  void noTwoPeopleHaveOnePersonalNumber() {
    People people = new People(42, 5000);
    Set<String> phones = new HashSet<>();
    for (int i = 0; i < 5000; i++) {
      assertTrue(phones.add(people.person(i).phone()));
    }
  }
}
