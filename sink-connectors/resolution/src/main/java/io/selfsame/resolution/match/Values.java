package io.selfsame.resolution.match;

import java.util.List;

/** The value of a feature whose frequency counts. */
final class Values {
  private Values() {}

  /** The value two records share, given that they agree exactly. */
  static String shared(Feature feature, ComparisonRecord a, ComparisonRecord b) {
    return switch (feature) {
      case EMAIL -> a.emails.stream().filter(b.emails::contains).findFirst().orElse("");
      case PHONE -> a.phones.stream().filter(b.phones::contains).findFirst().orElse("");
      default -> {
        List<String> all = of(feature, a);
        yield all.isEmpty() ? "" : all.get(0);
      }
    };
  }

  static List<String> of(Feature feature, ComparisonRecord record) {
    return switch (feature) {
      case GIVEN_NAME -> List.of(record.name.given());
      case FAMILY_NAME -> List.of(record.name.family());
      case EMAIL -> record.emails;
      case PHONE -> record.phones;
      case DATE_OF_BIRTH -> record.birth.map(BirthDate::digits).map(List::of).orElse(List.of());
      case STREET ->
          record.address.street().isEmpty()
              ? List.of()
              : List.of(record.address.number() + ' ' + record.address.street());
      case LOCALITY -> List.of(record.address.locality());
      case POSTAL_CODE -> List.of(record.address.postal());
      case CITY -> List.of(record.address.city());
      case NATIONAL_ID -> List.of(record.nationalId);
      case ORGANIZATION ->
          record.organization.map(Organization::name).map(List::of).orElse(List.of());
      case BIRTH_PLACE -> List.of(record.birthPlace);
      case OCCUPATION -> List.of(record.occupation);
      default -> List.of();
    };
  }
}
