package io.selfsame.identity.envelope;

import io.selfsame.contract.EntityType;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.mapping.ObjectMapping;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.RecordValue;
import io.selfsame.identity.standardize.OneLineAddress;
import io.selfsame.identity.standardize.Standardized;
import io.selfsame.identity.standardize.Verdict;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the canonical attributes of one form of record. Confined to one thread. */
final class AttributeReader {
  /** Of these an unusable value is a placeholder, which is not shown as if it were a name. */
  private static final Set<PersonAttribute> NAMES =
      EnumSet.of(
          PersonAttribute.GIVEN_NAME,
          PersonAttribute.MIDDLE_NAME,
          PersonAttribute.FAMILY_NAME,
          PersonAttribute.FULL_NAME,
          PersonAttribute.ORGANIZATION);

  private static final Set<PersonAttribute> ADDRESS =
      EnumSet.of(PersonAttribute.REGION, PersonAttribute.POSTAL_CODE, PersonAttribute.COUNTRY);

  private final Standardizers standardizers;
  private final ComparisonForms forms;
  private final NameCompletion names;
  private final EntityType entity;
  private final Map<PersonAttribute, List<FieldAccess>> fields =
      new EnumMap<>(PersonAttribute.class);

  AttributeReader(ObjectMapping mapping, FieldResolver resolver, Standardizers standardizers) {
    this.standardizers = standardizers;
    this.forms = new ComparisonForms(standardizers);
    this.names = new NameCompletion(standardizers.name());
    this.entity = mapping.entity();
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

  PersonReading read(RecordValue record, String region) {
    Map<PersonAttribute, String> attributes = new EnumMap<>(PersonAttribute.class);
    Map<PersonAttribute, String> keys = new EnumMap<>(PersonAttribute.class);
    String rawBirth = "";
    for (PersonAttribute attribute : fields.keySet()) {
      String raw = raw(attribute, record).orElse("");
      if (!raw.isEmpty()) {
        Standardized value = standardizers.attribute(attribute, raw, region);
        put(attributes, attribute, value);
        value.key().ifPresent(key -> keys.put(attribute, key));
        rawBirth = attribute == PersonAttribute.DATE_OF_BIRTH ? raw : rawBirth;
      }
    }
    completeAddress(attributes, keys, region);
    if (entity == EntityType.PERSON) {
      names.complete(attributes);
    }
    return new PersonReading(attributes, forms.of(attributes, keys, entity, region, rawBirth));
  }

  private static void put(
      Map<PersonAttribute, String> attributes, PersonAttribute attribute, Standardized value) {
    if (value.verdict() != Verdict.INVALID || !NAMES.contains(attribute)) {
      attributes.put(attribute, value.display());
    }
  }

  private Optional<String> raw(PersonAttribute attribute, RecordValue record) {
    for (FieldAccess field : fields.getOrDefault(attribute, List.of())) {
      List<String> texts = field.readTexts(record);
      for (int i = 0; i < texts.size(); i++) {
        if (!standardizers.isPlaceholder(texts.get(i))) {
          return Optional.of(texts.get(i));
        }
      }
    }
    return Optional.empty();
  }

  /** Of an address in one line the street stays as it is, for it is what was written. */
  private void completeAddress(
      Map<PersonAttribute, String> attributes, Map<PersonAttribute, String> keys, String region) {
    boolean alone =
        attributes.containsKey(PersonAttribute.STREET)
            && !attributes.containsKey(PersonAttribute.CITY)
            && !attributes.containsKey(PersonAttribute.POSTAL_CODE);
    if (alone) {
      standardizers
          .oneLine()
          .parse(attributes.get(PersonAttribute.STREET), region)
          .ifPresent(address -> complete(attributes, keys, address, region));
    }
  }

  private void complete(
      Map<PersonAttribute, String> attributes,
      Map<PersonAttribute, String> keys,
      OneLineAddress address,
      String region) {
    fill(attributes, PersonAttribute.CITY, address.city());
    fill(attributes, PersonAttribute.REGION, address.region());
    fill(attributes, PersonAttribute.POSTAL_CODE, address.postalCode());
    fill(attributes, PersonAttribute.COUNTRY, address.country());
    for (PersonAttribute part : ADDRESS) {
      String value = attributes.getOrDefault(part, "");
      if (!value.isEmpty()) {
        standardizers.attribute(part, value, region).key().ifPresent(key -> keys.put(part, key));
      }
    }
  }

  private static void fill(
      Map<PersonAttribute, String> attributes, PersonAttribute attribute, String value) {
    if (!value.isEmpty()) {
      attributes.putIfAbsent(attribute, value);
    }
  }
}
