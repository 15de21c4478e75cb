package io.selfsame.identity.envelope;

import io.selfsame.contract.EntityType;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.mapping.ObjectMapping;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.RecordValue;
import io.selfsame.identity.standardize.PersonName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the canonical attributes of one form of record. Immutable. */
final class AttributeReader {
  private final Standardizers standardizers;
  private final boolean person;
  private final Map<PersonAttribute, List<FieldAccess>> fields =
      new EnumMap<>(PersonAttribute.class);

  AttributeReader(ObjectMapping mapping, FieldResolver resolver, Standardizers standardizers) {
    this.standardizers = standardizers;
    this.person = mapping.entity() == EntityType.PERSON;
    mapping
        .attributes()
        .forEach(
            (attribute, paths) ->
                fields.put(
                    attribute,
                    paths.stream()
                        .flatMap(path -> resolver.resolve(path, mapping.object()).stream())
                        .toList()));
  }

  /** What the record's own country is, as far as it can be told. */
  Optional<String> region(RecordValue record) {
    return raw(PersonAttribute.COUNTRY, record)
        .flatMap(raw -> standardizers.attribute(PersonAttribute.COUNTRY, raw, "").key());
  }

  Map<PersonAttribute, String> read(RecordValue record, String region) {
    Map<PersonAttribute, String> attributes = new EnumMap<>(PersonAttribute.class);
    for (PersonAttribute attribute : fields.keySet()) {
      raw(attribute, record)
          .ifPresent(
              raw ->
                  attributes.put(
                      attribute, standardizers.attribute(attribute, raw, region).display()));
    }
    if (person) {
      completeName(attributes);
    }
    return attributes;
  }

  private Optional<String> raw(PersonAttribute attribute, RecordValue record) {
    return fields.getOrDefault(attribute, List.of()).stream()
        .flatMap(field -> field.readText(record).stream())
        .findFirst();
  }

  private void completeName(Map<PersonAttribute, String> attributes) {
    boolean apart =
        attributes.containsKey(PersonAttribute.GIVEN_NAME)
            || attributes.containsKey(PersonAttribute.FAMILY_NAME);
    String full = attributes.getOrDefault(PersonAttribute.FULL_NAME, "");
    if (apart && full.isEmpty()) {
      put(attributes, PersonAttribute.FULL_NAME, nameOf(attributes).full());
    } else if (!apart && !full.isEmpty()) {
      PersonName name = standardizers.name().split(full);
      put(attributes, PersonAttribute.GIVEN_NAME, name.given());
      put(attributes, PersonAttribute.MIDDLE_NAME, name.middle());
      put(attributes, PersonAttribute.FAMILY_NAME, name.family());
      put(attributes, PersonAttribute.NAME_SUFFIX, name.suffix());
    }
  }

  private static PersonName nameOf(Map<PersonAttribute, String> attributes) {
    return new PersonName(
        attributes.getOrDefault(PersonAttribute.GIVEN_NAME, ""),
        attributes.getOrDefault(PersonAttribute.MIDDLE_NAME, ""),
        attributes.getOrDefault(PersonAttribute.FAMILY_NAME, ""),
        attributes.getOrDefault(PersonAttribute.NAME_SUFFIX, ""));
  }

  private static void put(
      Map<PersonAttribute, String> attributes, PersonAttribute attribute, String value) {
    if (!value.isEmpty()) {
      attributes.putIfAbsent(attribute, value);
    }
  }
}
