package io.selfsame.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.selfsame.resolution.Component;
import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.FamilyNameCode;
import io.selfsame.resolution.Grave;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.NaiveOracle;
import io.selfsame.resolution.Neighbourhood;
import io.selfsame.resolution.Populations;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.Resolution;
import io.selfsame.resolution.Resolver;
import io.selfsame.warehouse.Histories.Known;
import io.selfsame.warehouse.sql.Table;
import io.selfsame.warehouse.tables.Tables;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the tables with what must be in them. Profiles, consents and hubs come from the naive
 * oracle over the whole data; links and reviews, of which the oracle knows nothing, from resolving
 * the whole data at once.
 */
final class OracleCheck {
  private final TestDatabase database;
  private final Known known;
  private final SortedMap<UUID, NaiveOracle.Person> people;
  private final Set<Key> hubs;
  private final Resolution whole;

  OracleCheck(TestDatabase database, Known known) {
    this.database = database;
    this.known = known;
    NaiveOracle oracle = new NaiveOracle(Populations.RULES);
    people = oracle.people(known.live(), known.suppressions());
    hubs = oracle.hubs(known.live());
    whole =
        new Resolver(Populations.RULES)
            .resolve(new Neighbourhood(known.live(), Set.of(), known.suppressions()));
  }

  void everything() throws SQLException {
    crosswalk();
    profiles();
    consents();
    keys();
    hubs();
    links();
    contactPoints();
    suppressions();
    inventory();
  }

  private void inventory() throws SQLException {
    SortedMap<String, Integer> expected = new TreeMap<>();
    known
        .states()
        .forEach(
            (ref, state) -> {
              String object = ref.source() + "." + ref.object() + " ";
              boolean alive = state instanceof LiveRecord;
              expected.merge(object + "records", alive ? 1 : 0, Integer::sum);
              expected.merge(object + "gone_records", alive ? 0 : 1, Integer::sum);
            });
    for (LiveRecord record : known.live()) {
      Set<String> types = new TreeSet<>();
      record.keys().forEach(key -> types.add(key.type()));
      types.forEach(
          type ->
              expected.merge(
                  record.ref().source() + "." + record.ref().object() + " " + type,
                  1,
                  Integer::sum));
    }
    SortedMap<String, Integer> stored = new TreeMap<>();
    for (Map<String, String> row : rows(Tables.SOURCE_INVENTORY)) {
      String object = row.get("source") + "." + row.get("object") + " ";
      for (String count : List.of("records", "gone_records")) {
        stored.put(object + count, Integer.valueOf(row.get(count)));
      }
      Matcher identifiers =
          Pattern.compile("\"([a-z_]+)\":\\{\"records\":(\\d+)").matcher(row.get("identifiers"));
      while (identifiers.find()) {
        stored.put(object + identifiers.group(1), Integer.valueOf(identifiers.group(2)));
      }
    }
    assertEquals(expected, stored);
  }

  /** Holds only for histories that were delivered without starting again. */
  void ledger() throws SQLException {
    List<String> lines = new ArrayList<>();
    for (Map<String, String> row : rows(Tables.CONSENT_LEDGER)) {
      lines.add(
          String.join(
              " ",
              row.get("source"),
              row.get("object"),
              row.get("record_id"),
              row.get("purpose"),
              row.get("status"),
              row.get("evidence")));
    }
    lines.sort(String::compareTo);
    assertEquals(known.ledger(), lines);
  }

  /** From every id that was ever published the history leads to where its records are now. */
  void history() throws SQLException {
    Map<String, Map<String, String>> latest = new HashMap<>();
    List<Map<String, String>> rows = new ArrayList<>(rows(Tables.PROFILE_HISTORY));
    rows.sort((a, b) -> Long.valueOf(a.get("seq")).compareTo(Long.valueOf(b.get("seq"))));
    Set<String> ids = new HashSet<>();
    for (Map<String, String> row : rows) {
      ids.add(row.get("profile_id"));
      Optional.ofNullable(row.get("into_profile_id")).ifPresent(ids::add);
      latest.put(row.get("profile_id"), row);
    }
    Set<String> living = new HashSet<>();
    people.keySet().forEach(id -> living.add(id.toString()));
    assertEquals(true, ids.containsAll(living), "ids that nobody published");
    Set<String> ends = Set.of("DELETED", "ERASED");
    for (String id : ids) {
      String at = id;
      for (int steps = 0; !living.contains(at) && steps < ids.size(); steps++) {
        Map<String, String> event = latest.get(at);
        if (ends.contains(event.get("kind"))) {
          break;
        }
        at = event.get("into_profile_id");
      }
      assertEquals(
          true,
          living.contains(at) || ends.contains(latest.get(at).get("kind")),
          () -> "a dead end in the history of " + id);
    }
  }

  private void crosswalk() throws SQLException {
    Map<RecordRef, String> expected = new TreeMap<>();
    known
        .states()
        .forEach(
            (ref, state) ->
                expected.put(
                    ref,
                    state instanceof Grave grave
                        ? (grave.erased() ? "ERASED null" : "DELETED null")
                        : "LIVE"));
    people
        .values()
        .forEach(
            person ->
                person
                    .members()
                    .forEach(ref -> expected.merge(ref, " " + person.id(), (a, b) -> a + b)));
    Map<RecordRef, String> stored = new TreeMap<>();
    for (Map<String, String> row : rows(Tables.PROFILE_RECORDS)) {
      stored.put(ref(row, ""), row.get("state") + " " + row.get("profile_id"));
    }
    assertEquals(expected, stored);
  }

  private void profiles() throws SQLException {
    Map<String, String> expected = new TreeMap<>();
    for (NaiveOracle.Person person : people.values()) {
      StringBuilder text = new StringBuilder();
      for (String attribute : Tables.ATTRIBUTES) {
        text.append(
            Optional.ofNullable(person.golden().get(attribute)).map(v -> v.value()).orElse(null));
      }
      expected.put(person.id().toString(), text.append(person.members().size()).toString());
    }
    Map<String, String> stored = new TreeMap<>();
    for (Map<String, String> row : rows(Tables.PROFILES)) {
      StringBuilder text = new StringBuilder();
      Tables.ATTRIBUTES.forEach(attribute -> text.append(row.get(attribute)));
      stored.put(row.get("profile_id"), text.append(row.get("members")).toString());
    }
    assertEquals(expected, stored);
  }

  private void consents() throws SQLException {
    Set<String> expected = new TreeSet<>();
    people
        .values()
        .forEach(
            person ->
                person
                    .consents()
                    .forEach(
                        (purpose, consent) ->
                            expected.add(
                                String.join(
                                    " ",
                                    person.id().toString(),
                                    purpose,
                                    consent.status().name(),
                                    consent.decidedBy().map(RecordRef::toString).orElse("none"),
                                    consent.since().map(Instant::toString).orElse("ever")))));
    Set<String> stored = new TreeSet<>();
    for (Map<String, String> row : rows(Tables.CONSENTS)) {
      stored.add(
          String.join(
              " ",
              row.get("profile_id"),
              row.get("purpose"),
              row.get("status"),
              row.get("decided_by").equals("RECORD") ? ref(row, "").toString() : "none",
              Optional.ofNullable(row.get("since")).map(OracleCheck::time).orElse("ever")));
    }
    assertEquals(expected, stored);
  }

  private void keys() throws SQLException {
    Map<RecordRef, String> components = new HashMap<>();
    for (Map<String, String> row : rows(Tables.PROFILE_RECORDS)) {
      components.put(ref(row, ""), row.get("component_id"));
    }
    for (Component component : whole.components()) {
      Set<String> names = new HashSet<>();
      component.members().forEach(member -> names.add(components.get(member)));
      assertEquals(1, names.size());
    }
    assertEquals(
        whole.components().size(),
        components.values().stream().filter(name -> name != null).distinct().count());
    Map<Key, String> expected = new TreeMap<>();
    for (LiveRecord record : known.live()) {
      for (Key key : record.linkingKeys()) {
        if (!hubs.contains(key)) {
          expected.put(key, components.get(record.ref()));
        }
      }
    }
    Map<Key, String> stored = new TreeMap<>();
    for (Map<String, String> row : rows(Tables.PROFILE_KEYS)) {
      stored.put(key(row), row.get("component_id"));
    }
    assertEquals(expected, stored);
  }

  private void hubs() throws SQLException {
    Set<String> holders = new TreeSet<>();
    Map<String, Integer> families = new TreeMap<>();
    Map<Key, Set<String>> names = new TreeMap<>();
    for (Key key : hubs) {
      for (LiveRecord record : known.live()) {
        if (record.linkingKeys().contains(key) || Key.of(record.ref()).equals(key)) {
          String code = FamilyNameCode.of(record);
          holders.add(key + " " + record.ref());
          families.merge(key + " " + code, 1, Integer::sum);
          if (!code.isEmpty()) {
            names.computeIfAbsent(key, k -> new TreeSet<>()).add(code);
          }
        }
      }
    }
    Map<Key, Integer> counts = new TreeMap<>();
    names.forEach((key, codes) -> counts.put(key, codes.size()));
    Set<String> storedHolders = new TreeSet<>();
    for (Map<String, String> row : rows(Tables.HUB_HOLDERS)) {
      storedHolders.add(key(row) + " " + ref(row, ""));
    }
    Map<String, Integer> storedFamilies = new TreeMap<>();
    for (Map<String, String> row : rows(Tables.HUB_FAMILIES)) {
      storedFamilies.put(
          key(row) + " " + row.get("family_code"), Integer.valueOf(row.get("holders")));
    }
    Map<Key, Integer> storedCounts = new TreeMap<>();
    for (Map<String, String> row : rows(Tables.HUB_KEYS)) {
      storedCounts.put(key(row), Integer.valueOf(row.get("family_names")));
    }
    assertEquals(counts, storedCounts);
    assertEquals(families, storedFamilies);
    assertEquals(holders, storedHolders);
  }

  private void links() throws SQLException {
    Set<String> edges = new TreeSet<>();
    whole
        .profiles()
        .forEach(
            profile ->
                profile
                    .edges()
                    .forEach(e -> edges.add(profile.id() + " " + e.a() + e.b() + e.key())));
    Set<String> storedEdges = new TreeSet<>();
    for (Map<String, String> row : rows(Tables.MATCH_EDGES)) {
      storedEdges.add(row.get("profile_id") + " " + ref(row, "a_") + ref(row, "b_") + key(row));
    }
    assertEquals(edges, storedEdges);
    Set<String> reviews = new TreeSet<>();
    for (Component component : whole.components()) {
      component.reviews().forEach(r -> reviews.add(r.reason() + " " + r.a() + r.b() + r.key()));
    }
    hubs.forEach(key -> reviews.add("SHARED_BY_TOO_MANY " + key));
    Set<String> storedReviews = new TreeSet<>();
    for (Map<String, String> row : rows(Tables.MATCH_REVIEWS)) {
      String between = row.get("a_source") == null ? "" : "" + ref(row, "a_") + ref(row, "b_");
      storedReviews.add(row.get("reason") + " " + between + key(row));
    }
    assertEquals(reviews, storedReviews);
  }

  /** Counts, for each address, every profile that has it. */
  private void contactPoints() throws SQLException {
    Map<Key, Set<NaiveOracle.Person>> holders = new TreeMap<>();
    for (LiveRecord record : known.live()) {
      for (Key key : record.keys()) {
        if (key.type().equals("email") || key.type().equals("phone")) {
          holders.computeIfAbsent(key, k -> new HashSet<>()).add(personOf(record.ref()));
        }
      }
    }
    Set<String> expected = new TreeSet<>();
    holders.forEach(
        (key, persons) ->
            purposes(persons)
                .forEach(
                    purpose ->
                        expected.add(
                            key + " " + purpose + " " + mostRestrictive(persons, purpose))));
    Set<String> stored = new TreeSet<>();
    for (Map<String, String> row : rows(Tables.CONTACT_POINT_CONSENTS)) {
      stored.add(key(row) + " " + row.get("purpose") + " " + row.get("status"));
    }
    assertEquals(expected, stored);
    hubCounts(holders);
  }

  private void hubCounts(Map<Key, Set<NaiveOracle.Person>> holders) throws SQLException {
    Map<String, Integer> expected = new TreeMap<>();
    holders.forEach(
        (key, persons) -> {
          if (hubs.contains(key)) {
            expected.put(key + "  ", persons.size());
            for (NaiveOracle.Person person : persons) {
              person
                  .consents()
                  .forEach(
                      (purpose, consent) ->
                          expected.merge(
                              key + " " + purpose + " " + consent.status(), 1, Integer::sum));
            }
          }
        });
    Map<String, Integer> stored = new TreeMap<>();
    for (Map<String, String> row : rows(Tables.HUB_CONSENT_COUNTS)) {
      stored.put(
          key(row) + " " + row.get("purpose") + " " + row.get("status"),
          Integer.valueOf(row.get("profiles")));
    }
    assertEquals(expected, stored);
  }

  private void suppressions() throws SQLException {
    List<String> expected = new ArrayList<>();
    known
        .suppressions()
        .forEach(s -> expected.add(s.key().type() + " " + s.purpose() + " " + s.since()));
    List<String> stored = new ArrayList<>();
    for (Map<String, String> row : rows(Tables.SUPPRESSIONS)) {
      stored.add(row.get("key_type") + " " + row.get("purpose") + " " + time(row.get("since")));
    }
    expected.sort(String::compareTo);
    stored.sort(String::compareTo);
    assertEquals(expected, stored);
  }

  private NaiveOracle.Person personOf(RecordRef ref) {
    return people.values().stream()
        .filter(person -> person.members().contains(ref))
        .findFirst()
        .orElseThrow();
  }

  private static Set<String> purposes(Collection<NaiveOracle.Person> persons) {
    Set<String> purposes = new TreeSet<>();
    persons.forEach(person -> purposes.addAll(person.consents().keySet()));
    return purposes;
  }

  private static ConsentStatus mostRestrictive(
      Collection<NaiveOracle.Person> persons, String purpose) {
    ConsentStatus worst = ConsentStatus.GRANTED;
    for (NaiveOracle.Person person : persons) {
      ConsentStatus status =
          person.consents().containsKey(purpose)
              ? person.consents().get(purpose).status()
              : ConsentStatus.UNKNOWN;
      worst = status.compareTo(worst) > 0 ? status : worst;
    }
    return worst;
  }

  private List<Map<String, String>> rows(Table table) throws SQLException {
    return Contents.of(database, table);
  }

  private static RecordRef ref(Map<String, String> row, String prefix) {
    return new RecordRef(
        row.get(prefix + "source"), row.get(prefix + "object"), row.get(prefix + "record_id"));
  }

  private static Key key(Map<String, String> row) {
    return new Key(row.get("key_type"), row.get("key_value"));
  }

  /** From the forms in which the drivers show a time with its offset from UTC. */
  private static String time(String text) {
    String iso = text.replace(' ', 'T');
    return OffsetDateTime.parse(iso.endsWith("+00") ? iso + ":00" : iso).toInstant().toString();
  }
}
