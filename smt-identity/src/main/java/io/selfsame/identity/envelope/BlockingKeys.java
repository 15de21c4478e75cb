package io.selfsame.identity.envelope;

import io.selfsame.contract.MatchKey;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.standardize.ComparisonForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys under which candidates for comparison are sought: cheap, coarse and never evidence by
 * themselves. Each is {@code kind:value}.
 */
final class BlockingKeys {
  private static final int PHONE_TAIL = 7;
  private static final int POSTAL_HEAD = 5;
  private static final int FEWEST_LOCAL_CHARACTERS = 4;

  private BlockingKeys() {}

  static List<String> of(Map<PersonAttribute, String> person, List<MatchKey> keys) {
    List<String> blocking = new ArrayList<>();
    Optional<String> family = form(person, PersonAttribute.FAMILY_NAME);
    pair(family, form(person, PersonAttribute.POSTAL_CODE).map(BlockingKeys::head))
        .ifPresent(value -> blocking.add("name_postal:" + value));
    pair(family, form(person, PersonAttribute.DATE_OF_BIRTH))
        .ifPresent(value -> blocking.add("name_birth:" + value));
    pair(form(person, PersonAttribute.GIVEN_NAME), family)
        .ifPresent(value -> blocking.add("full_name:" + value));
    // Also found where given and family name are in each other's field.
    pair(form(person, PersonAttribute.GIVEN_NAME), family)
        .map(BlockingKeys::sorted)
        .ifPresent(value -> blocking.add("name_pair:" + value));
    for (MatchKey key : keys) {
      if (key.type().equals("phone") && key.value().length() > PHONE_TAIL) {
        blocking.add("phone_tail:" + key.value().substring(key.value().length() - PHONE_TAIL));
      }
      if (key.type().equals("email")) {
        String local = ComparisonForm.of(key.value().substring(0, key.value().lastIndexOf('@')));
        if (local.length() >= FEWEST_LOCAL_CHARACTERS) {
          blocking.add("email_local:" + local);
        }
      }
    }
    return blocking;
  }

  private static Optional<String> form(
      Map<PersonAttribute, String> person, PersonAttribute attribute) {
    return Optional.ofNullable(person.get(attribute))
        .map(ComparisonForm::of)
        .filter(form -> !form.isEmpty());
  }

  private static Optional<String> pair(Optional<String> one, Optional<String> other) {
    return one.flatMap(first -> other.map(second -> first + "|" + second));
  }

  private static String sorted(String pair) {
    int bar = pair.indexOf('|');
    String one = pair.substring(0, bar);
    String other = pair.substring(bar + 1);
    return one.compareTo(other) <= 0 ? pair : other + "|" + one;
  }

  private static String head(String postalCode) {
    return postalCode.length() > POSTAL_HEAD ? postalCode.substring(0, POSTAL_HEAD) : postalCode;
  }
}
