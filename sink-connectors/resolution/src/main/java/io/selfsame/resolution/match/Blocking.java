package io.selfsame.resolution.match;

import io.selfsame.resolution.Entity;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * By which keys pairs to compare are found: a fixed function of the record. Two records are
 * compared if they share a key that not more than {@link #limit()} records hold. To keys that many
 * may hold there are longer ones, so a full block falls apart into smaller ones.
 */
public final class Blocking {
  private static final int LIMIT = 100;
  private static final int RULE_BITS = 5;

  private Blocking() {}

  /** A key held by more records than this names no pairs. */
  public static int limit() {
    return LIMIT;
  }

  /** The rule of a key, 0 to 31. */
  public static int ruleOf(long key) {
    return (int) (key & (1 << RULE_BITS) - 1);
  }

  /** The blocking keys of a record: hashes of 64 bits. */
  public static SortedSet<Long> keysOf(ComparisonRecord record) {
    Keys keys = new Keys();
    if (record.entity() == Entity.ORGANIZATION) {
      organization(record, keys);
    } else {
      person(record, keys);
    }
    record.emails.forEach(email -> keys.add(1, email));
    record.phones.forEach(phone -> keys.add(2, tail(phone, 7)));
    keys.add(3, record.nationalId);
    record.documents.forEach((type, id) -> keys.add(4, type, id));
    return keys.found;
  }

  private static void person(ComparisonRecord record, Keys keys) {
    Name name = record.name;
    Address address = record.address;
    String given = name.given();
    String family = name.family();
    String year = record.birth.map(birth -> Integer.toString(birth.year())).orElse("");
    boolean swapped = family.compareTo(given) < 0;
    keys.add(5, swapped ? family : given, swapped ? given : family);
    keys.add(6, sound(given), sound(family), year);
    record.emails.forEach(email -> keys.add(7, local(email)));
    if (record.birth.isPresent() && !record.birth.get().isYearOnly()) {
      birth(record, record.birth.get(), keys);
    }
    keys.add(12, address.postal(), sound(family));
    keys.add(13, address.postal(), sound(given), first(family));
    keys.add(14, address.number(), address.street());
    keys.add(15, address.number(), address.postal(), first(given));
    keys.add(16, sound(family), head(given, 2), address.city());
    keys.add(17, head(family, 4), head(given, 4), year);
    keys.add(18, family, address.number());
    keys.add(27, sound(swapped ? family : given), sound(swapped ? given : family));
    keys.add(28, address.number(), address.postal());
    keys.add(29, address.number(), address.city());
    keys.add(30, family, address.city());
    keys.add(31, given, address.city(), year);
  }

  private static void birth(ComparisonRecord record, BirthDate birth, Keys keys) {
    String digits = birth.digits();
    keys.add(8, digits);
    keys.add(9, digits, first(record.name.family()));
    keys.add(10, digits, first(record.name.given()));
    boolean swapped = birth.day() < birth.month();
    int low = swapped ? birth.day() : birth.month();
    int high = swapped ? birth.month() : birth.day();
    keys.add(11, birth.year() + "/" + low + '/' + high, first(record.name.family()));
    keys.add(
        19,
        sound(record.name.given()),
        Integer.toString(birth.month()),
        Integer.toString(birth.day()));
    keys.add(
        20,
        sound(record.name.family()),
        Integer.toString(birth.month()),
        Integer.toString(birth.day()));
  }

  private static void organization(ComparisonRecord record, Keys keys) {
    record.organization.ifPresent(
        organization -> {
          keys.add(21, organization.name());
          for (String word : organization.words()) {
            keys.add(22, word.length() < 4 ? "" : word);
            keys.add(23, word.length() < 4 ? "" : word, record.address.city());
            keys.add(26, word.length() < 4 ? "" : word, record.address.postal());
          }
        });
    keys.add(24, record.address.number(), record.address.street());
    keys.add(25, record.address.number(), record.address.postal());
  }

  private static String local(String email) {
    return email.substring(0, email.indexOf('@'));
  }

  private static String tail(String text, int length) {
    return text.length() <= length ? text : text.substring(text.length() - length);
  }

  private static String head(String text, int length) {
    return text.length() < length ? "" : text.substring(0, length);
  }

  private static String first(String text) {
    return head(text, 1);
  }

  private static String sound(String name) {
    return name.isEmpty() ? "" : io.selfsame.resolution.PhoneticCode.of(name);
  }

  private static final class Keys {
    private final SortedSet<Long> found = new TreeSet<>();

    /** Adds a key unless a part is missing. */
    void add(int rule, String... parts) {
      StringBuilder text = new StringBuilder(48).append(rule);
      for (String part : parts) {
        if (part.isEmpty()) {
          return;
        }
        text.append('\u0000').append(part);
      }
      long hash = Hash.of(text);
      found.add((hash & -(1L << RULE_BITS)) | rule);
    }
  }
}
