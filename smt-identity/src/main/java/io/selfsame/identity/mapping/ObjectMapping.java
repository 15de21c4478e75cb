package io.selfsame.identity.mapping;

import io.selfsame.contract.EntityType;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.record.FieldPath;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the fields of one vendor object mean.
 *
 * @param kind the vendor
 * @param object the object as the mapping document names it
 * @param attributes the fields that feed an attribute; the first that is filled wins
 */
public record ObjectMapping(
    String kind,
    String object,
    EntityType entity,
    Map<PersonAttribute, List<FieldPath>> attributes,
    List<KeyField> keys,
    List<KeyList> keyLists,
    List<ConsentField> consents,
    List<Redirect> redirects) {
  public ObjectMapping {
    Map<PersonAttribute, List<FieldPath>> ordered = new EnumMap<>(PersonAttribute.class);
    ordered.putAll(attributes);
    attributes = Collections.unmodifiableMap(ordered);
    keys = List.copyOf(keys);
    keyLists = List.copyOf(keyLists);
    consents = List.copyOf(consents);
    redirects = List.copyOf(redirects);
  }

  /**
   * Whether records only belong to the person their keys name, as an invoice does: they have
   * neither a name nor a contact point of their own. That depends on the mapping alone, so that a
   * field that disappears from the records changes nothing.
   */
  public boolean belongs() {
    return entity == EntityType.PERSON
        && attributes.isEmpty()
        && keys.stream().flatMap(key -> key.rules().stream()).noneMatch(KeyRule::isContactPoint);
  }
}
