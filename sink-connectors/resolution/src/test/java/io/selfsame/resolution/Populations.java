package io.selfsame.resolution;

import io.selfsame.resolution.KeyRule.Strength;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random records over few values, so that everything collides: names, keys, times, denials. */
public final class Populations {
  /** Rules under which hubs and exclusive conflicts occur among a dozen records. */
  public static final ResolutionRules RULES =
      new ResolutionRules(
          "test",
          Map.of(
              Key.RECORD,
              new KeyRule(0, 3, false, Strength.SYSTEM_ID),
              "salesforce_id",
              new KeyRule(10, 2, false, Strength.SYSTEM_ID),
              "account",
              new KeyRule(20, 3, true, Strength.SYSTEM_ID),
              "email",
              new KeyRule(100, 2, false, Strength.PERSONAL_MAILBOX)),
          new KeyRule(110, 2, false, Strength.SHARED_LINE));

  private Populations() {}

  /** A reference among a dozen. */
  public static Arbitrary<RecordRef> refs() {
    return Combinators.combine(
            Arbitraries.of("crm", "billing", "support"), Arbitraries.of("1", "2", "3", "4"))
        .as((source, id) -> new RecordRef(source, "Contact", id));
  }

  /** Times that often tie. */
  public static Arbitrary<Instant> times() {
    return Arbitraries.integers().between(0, 6).map(Records::day);
  }

  /** Any version of any of the records. */
  public static Arbitrary<RecordVersion> versions() {
    return Combinators.combine(
            refs(),
            Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just(Operation.UPSERT)),
                Tuple.of(2, Arbitraries.just(Operation.DELETE)),
                Tuple.of(1, Arbitraries.just(Operation.ERASE))),
            Arbitraries.of(Entity.PERSON, Entity.PERSON, Entity.PERSON, Entity.ORGANIZATION),
            times().optional(0.8),
            times(),
            attributes(),
            Arbitraries.of(keys()).set().ofMaxSize(3),
            statements())
        .flatAs(
            (ref, op, entity, created, changed, attributes, keys, statements) ->
                refs()
                    .set()
                    .ofMaxSize(1)
                    .optional(0.15)
                    .map(
                        aliases ->
                            new RecordVersion(
                                ref,
                                op,
                                entity,
                                created,
                                changed,
                                attributes,
                                new TreeSet<>(keys),
                                statements,
                                new TreeSet<>(aliases.orElse(Set.of())),
                                "test",
                                attributes.isEmpty())));
  }

  /** Live records with distinct references. */
  public static Arbitrary<List<LiveRecord>> populations() {
    return versions()
        .list()
        .ofMaxSize(14)
        .map(
            versions -> {
              Map<RecordRef, LiveRecord> records = new LinkedHashMap<>();
              versions.forEach(version -> records.put(version.ref(), live(version)));
              return List.copyOf(records.values());
            });
  }

  /** Suppressions of some of the keys. */
  public static Arbitrary<List<Suppression>> suppressions() {
    return Combinators.combine(Arbitraries.of(keys()), Arbitraries.of("sms", "email"), times())
        .as(Suppression::new)
        .list()
        .ofMaxSize(2);
  }

  private static LiveRecord live(RecordVersion version) {
    return new LiveRecord(
        version.ref(),
        version.entity(),
        version.createdAt(),
        version.changedAt(),
        version.attributes(),
        version.keys(),
        version.statements(),
        version.aliases(),
        version.rulesVersion(),
        version.belongs());
  }

  private static List<Key> keys() {
    return List.of(
        new Key("email", "a@x.org"),
        new Key("email", "b@x.org"),
        new Key("email", "ann.smith@x.org"),
        new Key("phone", "+1"),
        new Key("phone", "+2"),
        new Key("salesforce_id", "003A"),
        new Key("salesforce_id", "003B"),
        new Key("account", "acct1"),
        new Key("account", "acct2"));
  }

  private static Arbitrary<SortedMap<String, String>> attributes() {
    return Combinators.combine(
            Arbitraries.of("Ann", "Anna", "Robert", "Bob", "R.", "Chen").optional(0.7),
            Arbitraries.of("Smith", "Smyth", "Smith-Jones", "Jones", "Chen", "Khan", "Diaz")
                .optional(0.7),
            Arbitraries.of("1980-05-06", "1980-06-05", "1991-12-31").optional(0.4),
            Arbitraries.of("Oak Street 1", "Elm Street 2").optional(0.3),
            Arbitraries.of("Rome", "Oslo").optional(0.3))
        .as(
            (given, family, born, street, city) -> {
              SortedMap<String, String> attributes = new TreeMap<>();
              put(attributes, "given_name", given);
              put(attributes, "family_name", family);
              put(attributes, "date_of_birth", born);
              put(attributes, "street", street);
              put(attributes, "city", city);
              return attributes;
            });
  }

  private static void put(Map<String, String> map, String name, Optional<String> value) {
    value.ifPresent(text -> map.put(name, text));
  }

  private static Arbitrary<SortedMap<String, Statement>> statements() {
    return Combinators.combine(
            Arbitraries.of("sms", "email"),
            Arbitraries.of(ConsentStatus.values()),
            times().optional(0.8))
        .as((purpose, status, at) -> new Statement(purpose, status, at, "field"))
        .list()
        .ofMaxSize(2)
        .map(
            list -> {
              SortedMap<String, Statement> statements = new TreeMap<>();
              list.forEach(statement -> statements.put(statement.purpose(), statement));
              return statements;
            });
  }
}
