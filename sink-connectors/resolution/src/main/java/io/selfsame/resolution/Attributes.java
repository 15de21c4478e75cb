package io.selfsame.resolution;

import java.util.List;

/** The names of the attributes that resolution itself reads, as the identity envelope has them. */
final class Attributes {
  static final String GIVEN_NAME = "given_name";
  static final String FAMILY_NAME = "family_name";
  static final String FULL_NAME = "full_name";
  static final String DATE_OF_BIRTH = "date_of_birth";

  /** Survive together from one record; the first part that anybody has decides which record. */
  static final List<AttributeGroup> GROUPS =
      List.of(
          new AttributeGroup(
              List.of(FAMILY_NAME, FULL_NAME, GIVEN_NAME),
              List.of(GIVEN_NAME, "middle_name", FAMILY_NAME, "name_suffix", FULL_NAME)),
          new AttributeGroup(
              List.of("street", "postal_code", "city", "unit", "region", "country"),
              List.of("street", "unit", "city", "region", "postal_code", "country")));

  /**
   * @param leading parts in the order in which they decide the surviving record
   * @param members all parts that survive from that record
   */
  record AttributeGroup(List<String> leading, List<String> members) {}

  private Attributes() {}
}
