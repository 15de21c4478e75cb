package io.selfsame.resolution;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Builds records for tests: {@code Records.of("crm", "1").given("Ann").email("a@x").live()}. */
public final class Records {
  private static final Instant EPOCH = Instant.parse("2024-01-01T00:00:00Z");

  private final RecordRef ref;
  private final SortedMap<String, String> attributes = new TreeMap<>();
  private final SortedSet<Key> keys = new TreeSet<>();
  private final SortedMap<String, Statement> statements = new TreeMap<>();
  private final SortedSet<RecordRef> aliases = new TreeSet<>();
  private Operation op = Operation.UPSERT;
  private Entity entity = Entity.PERSON;
  private Optional<Instant> createdAt = Optional.of(EPOCH);
  private Instant changedAt = EPOCH;
  private boolean belongs;

  private Records(RecordRef ref) {
    this.ref = ref;
  }

  public static Records of(String source, String id) {
    return of(new RecordRef(source, "Contact", id));
  }

  public static Records of(RecordRef ref) {
    return new Records(ref);
  }

  /** The instant that is some days after the epoch of the tests. */
  public static Instant day(int days) {
    return EPOCH.plusSeconds(86_400L * days);
  }

  public Records organization() {
    entity = Entity.ORGANIZATION;
    return this;
  }

  /** Makes it an invoice or a ticket. */
  public Records belonging() {
    belongs = true;
    return this;
  }

  public Records created(int day) {
    createdAt = Optional.of(day(day));
    return this;
  }

  public Records createdUnknown() {
    createdAt = Optional.empty();
    return this;
  }

  public Records changed(int day) {
    changedAt = day(day);
    return this;
  }

  public Records with(String attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  public Records given(String name) {
    return with("given_name", name);
  }

  public Records family(String name) {
    return with("family_name", name);
  }

  public Records born(String date) {
    return with("date_of_birth", date);
  }

  public Records key(String type, String value) {
    keys.add(new Key(type, value));
    return this;
  }

  public Records email(String address) {
    return key("email", address);
  }

  public Records phone(String number) {
    return key("phone", number);
  }

  public Records says(String purpose, ConsentStatus status) {
    return says(purpose, status, Optional.of(changedAt));
  }

  public Records says(String purpose, ConsentStatus status, Optional<Instant> at) {
    statements.put(purpose, new Statement(purpose, status, at, "field=true"));
    return this;
  }

  public Records aliasOf(RecordRef other) {
    aliases.add(other);
    return this;
  }

  public Records operation(Operation operation) {
    op = operation;
    return this;
  }

  public RecordVersion version() {
    return new RecordVersion(
        ref,
        op,
        entity,
        createdAt,
        changedAt,
        attributes,
        keys,
        statements,
        aliases,
        "test",
        belongs);
  }

  public LiveRecord live() {
    return new LiveRecord(
        ref, entity, createdAt, changedAt, attributes, keys, statements, aliases, "test", belongs);
  }
}
