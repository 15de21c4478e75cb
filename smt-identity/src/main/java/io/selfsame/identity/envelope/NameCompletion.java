package io.selfsame.identity.envelope;

import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.standardize.NameStandardizer;
import io.selfsame.identity.standardize.PersonName;
import java.util.Map;

/**
 * Fills in the parts of a name from the whole and the whole from the parts; a whole name in the
 * field of one part counts as a whole. What was written stays in the full name. Immutable.
 */
final class NameCompletion {
  private final NameStandardizer names;

  NameCompletion(NameStandardizer names) {
    this.names = names;
  }

  void complete(Map<PersonAttribute, String> attributes) {
    moveWholeName(attributes);
    boolean apart =
        attributes.containsKey(PersonAttribute.GIVEN_NAME)
            || attributes.containsKey(PersonAttribute.FAMILY_NAME);
    String full = attributes.getOrDefault(PersonAttribute.FULL_NAME, "");
    if (apart) {
      if (full.isEmpty()) {
        put(attributes, PersonAttribute.FULL_NAME, nameOf(attributes).full());
      }
      bareParts(attributes);
    } else if (!full.isEmpty()) {
      putParts(attributes, names.split(full));
    }
  }

  /** {@code Roe, Jane} in one field, or two words as a family name without a given one. */
  private void moveWholeName(Map<PersonAttribute, String> attributes) {
    String given = attributes.getOrDefault(PersonAttribute.GIVEN_NAME, "");
    String family = attributes.getOrDefault(PersonAttribute.FAMILY_NAME, "");
    boolean whole = given.isEmpty() ? family.contains(" ") : given.contains(", ");
    if (!whole || (!given.isEmpty() && !family.isEmpty())) {
      return;
    }
    PersonName parts = names.split(given + family);
    if (!parts.given().isEmpty() && !names.isParticle(parts.given())) {
      attributes.remove(PersonAttribute.GIVEN_NAME);
      attributes.remove(PersonAttribute.FAMILY_NAME);
      attributes.putIfAbsent(PersonAttribute.FULL_NAME, given + family);
      putParts(attributes, parts);
    }
  }

  /** Titles before the given name and suffixes after the family name are no part of them. */
  private void bareParts(Map<PersonAttribute, String> attributes) {
    PersonName bare =
        names.bare(
            attributes.getOrDefault(PersonAttribute.GIVEN_NAME, ""),
            attributes.getOrDefault(PersonAttribute.FAMILY_NAME, ""));
    replace(attributes, PersonAttribute.GIVEN_NAME, bare.given());
    replace(attributes, PersonAttribute.FAMILY_NAME, bare.family());
    put(attributes, PersonAttribute.NAME_SUFFIX, bare.suffix());
  }

  private static void putParts(Map<PersonAttribute, String> attributes, PersonName name) {
    put(attributes, PersonAttribute.GIVEN_NAME, name.given());
    put(attributes, PersonAttribute.MIDDLE_NAME, name.middle());
    put(attributes, PersonAttribute.FAMILY_NAME, name.family());
    put(attributes, PersonAttribute.NAME_SUFFIX, name.suffix());
  }

  private static PersonName nameOf(Map<PersonAttribute, String> attributes) {
    return new PersonName(
        attributes.getOrDefault(PersonAttribute.GIVEN_NAME, ""),
        attributes.getOrDefault(PersonAttribute.MIDDLE_NAME, ""),
        attributes.getOrDefault(PersonAttribute.FAMILY_NAME, ""),
        attributes.getOrDefault(PersonAttribute.NAME_SUFFIX, ""));
  }

  private static void replace(
      Map<PersonAttribute, String> attributes, PersonAttribute attribute, String value) {
    if (!value.isEmpty()) {
      attributes.put(attribute, value);
    }
  }

  private static void put(
      Map<PersonAttribute, String> attributes, PersonAttribute attribute, String value) {
    if (!value.isEmpty()) {
      attributes.putIfAbsent(attribute, value);
    }
  }
}
