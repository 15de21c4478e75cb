package io.selfsame.simulator.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  @Test
  void aBillAndATicketAreYoungerThanTheirOwner() {
    Map<String, PopulationRecord> byId = new HashMap<>();
    records.forEach(record -> byId.put(record.id(), record));
    for (PopulationRecord record : records) {
      String owner =
          record.fields().path("customer").asText(record.fields().path("requester_id").asText());
      if (!owner.isEmpty()) {
        assertFalse(record.created().isBefore(byId.get(owner).created()), record.id());
      }
      assertFalse(record.modified().isBefore(record.created()), record.id());
    }
  }

  @Test
  void someSwitchboardsAreSharedByManyPeople() {
    Map<String, Set<String>> people = new HashMap<>();
    records.stream()
        .filter(PopulationRecord::isAboutPerson)
        .forEach(
            record ->
                digits(record)
                    .ifPresent(
                        number ->
                            people
                                .computeIfAbsent(number, any -> new HashSet<>())
                                .add(record.entity())));
    assertTrue(people.values().stream().filter(sharing -> sharing.size() > 8).count() >= 5);
  }

  /** The last ten digits of the record's telephone number, unless it is a placeholder. */
  private static Optional<String> digits(PopulationRecord record) {
    JsonNode fields = record.fields();
    String written =
        fields
            .path("Phone")
            .asText(fields.path("MobilePhone").asText(fields.path("phone").asText()));
    String digits = written.replaceAll("\\D", "");
    return digits.length() < 10 || digits.startsWith("000")
        ? Optional.empty()
        : Optional.of(digits.substring(digits.length() - 10));
  }
}
