package io.selfsame.resolution.match;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.LiveRecord;
import io.selfsame.resolution.RecordRef;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What scoring needs of a record. Values are brought to one form on construction, so make it once
 * and compare it often. Immutable.
 */
public final class ComparisonRecord {
  private static final Pattern MAILBOX = Pattern.compile("[^\\s<>\"]+@[^\\s<>\"]+");
  private static final Set<String> DOCUMENTS = Set.of("passport", "drivers_license", "account_id");
  private static final int LEAST_PHONE = 6;
  private static final int PHONE_TAIL = 9;

  private final RecordRef ref;
  private final Entity entity;
  final Name name;
  final Optional<BirthDate> birth;
  final Address address;
  final List<String> emails;
  final List<String> phones;
  final String nationalId;
  final SortedMap<String, String> documents = new TreeMap<>();
  final Optional<Organization> organization;
  final String birthPlace;
  final String occupation;
  final String gender;

  private ComparisonRecord(
      RecordRef ref, Entity entity, Map<String, String> attributes, Collection<Key> keys) {
    this.ref = ref;
    this.entity = entity;
    name = Name.of(attributes);
    birth = BirthDate.of(attributes.getOrDefault("date_of_birth", ""));
    address = Address.of(attributes);
    TreeSet<String> mail = new TreeSet<>();
    TreeSet<String> numbers = new TreeSet<>();
    mailbox(attributes.getOrDefault("email", "")).ifPresent(mail::add);
    number(attributes.getOrDefault("phone", "")).ifPresent(numbers::add);
    for (Key key : keys) {
      if (key.type().equals("email")) {
        mailbox(key.value()).ifPresent(mail::add);
      } else if (key.type().equals("phone")) {
        number(key.value()).ifPresent(numbers::add);
      } else {
        document(key.type(), key.value());
      }
    }
    emails = List.copyOf(mail);
    phones = List.copyOf(numbers);
    nationalId = Letters.joined(attributes.getOrDefault("national_id", keyed("national_id", keys)));
    DOCUMENTS.forEach(type -> document(type, attributes.getOrDefault(type, "")));
    organization =
        Optional.ofNullable(attributes.get("organization"))
            .map(Organization::of)
            .filter(found -> !found.name().isEmpty());
    birthPlace = Letters.joined(attributes.getOrDefault("birth_place", ""));
    occupation = Letters.joined(attributes.getOrDefault("occupation", ""));
    String sex = Letters.joined(attributes.getOrDefault("gender", ""));
    gender = sex.startsWith("m") ? "m" : sex.startsWith("f") ? "f" : "";
  }

  /** What is compared of a live record: its attributes and its keys. */
  public static ComparisonRecord of(LiveRecord record) {
    return new ComparisonRecord(record.ref(), record.entity(), record.attributes(), record.keys());
  }

  /**
   * What is compared of canonical attributes; {@code national_id}, {@code passport} and the like
   * too.
   */
  public static ComparisonRecord of(RecordRef ref, Entity entity, Map<String, String> attributes) {
    return new ComparisonRecord(ref, entity, attributes, List.of());
  }

  /** Which record it is. */
  public RecordRef ref() {
    return ref;
  }

  /** Records of different entities are never compared. */
  public Entity entity() {
    return entity;
  }

  private void document(String type, String value) {
    String form = Letters.joined(value);
    if (DOCUMENTS.contains(type) && !form.isEmpty()) {
      documents.put(type, form);
    }
  }

  private static String keyed(String type, Collection<Key> keys) {
    return keys.stream()
        .filter(key -> key.type().equals(type))
        .map(Key::value)
        .findFirst()
        .orElse("");
  }

  private static Optional<String> mailbox(String text) {
    Matcher matcher = MAILBOX.matcher(Letters.fold(text));
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static Optional<String> number(String text) {
    String digits = Letters.digits(text);
    String tail =
        digits.length() > PHONE_TAIL ? digits.substring(digits.length() - PHONE_TAIL) : digits;
    return tail.length() < LEAST_PHONE ? Optional.empty() : Optional.of(tail);
  }
}
