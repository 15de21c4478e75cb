package io.selfsame.identity.mapping;

import io.selfsame.contract.ConsentStatus;
import io.selfsame.contract.EntityType;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.record.FieldPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads the part of a mapping document that describes one object. */
final class ObjectMappingReader {
  private ObjectMappingReader() {}

  static ObjectMapping read(String kind, String object, DocumentNode node) {
    node.allowOnly(Set.of("entity", "attributes", "keys", "consents", "use_when"));
    return new ObjectMapping(
        kind,
        object,
        entity(node),
        attributes(node.child("attributes")),
        keys(node.child("keys")),
        keyLists(node.child("keys")),
        consents(node.child("consents")),
        redirects(node.child("use_when")));
  }

  private static EntityType entity(DocumentNode node) {
    String name = node.text("entity", EntityType.PERSON.wireName());
    return Arrays.stream(EntityType.values())
        .filter(type -> type.wireName().equals(name))
        .findFirst()
        .orElseThrow(() -> node.problem("entity must be person or organization"));
  }

  private static Map<PersonAttribute, List<FieldPath>> attributes(DocumentNode node) {
    Map<PersonAttribute, List<FieldPath>> attributes = new EnumMap<>(PersonAttribute.class);
    for (DocumentNode entry : node.entries()) {
      PersonAttribute attribute =
          PersonAttribute.ofField(entry.name())
              .orElseThrow(
                  () -> entry.problem("unknown attribute; use one of " + attributeNames()));
      attributes.put(attribute, entry.items().stream().map(DocumentNode::path).toList());
    }
    return attributes;
  }

  private static String attributeNames() {
    return Arrays.stream(PersonAttribute.values())
        .map(PersonAttribute::fieldName)
        .collect(Collectors.joining(", "));
  }

  private static List<KeyField> keys(DocumentNode node) {
    List<KeyField> keys = new ArrayList<>();
    for (DocumentNode entry : node.entries()) {
      if (isList(entry)) {
        continue;
      }
      List<KeyRule> rules = new ArrayList<>();
      List<FieldCondition> unless = new ArrayList<>();
      for (DocumentNode item : entry.items()) {
        rules.add(keyRule(item));
        for (DocumentNode condition : item.child("unless").entries()) {
          unless.add(new FieldCondition(condition.namedPath(), condition.text()));
        }
      }
      keys.add(new KeyField(entry.namedPath(), rules, unless));
    }
    return keys;
  }

  /** Keys of which any rule names an item are lists, and then every rule must. */
  private static List<KeyList> keyLists(DocumentNode node) {
    List<KeyList> lists = new ArrayList<>();
    for (DocumentNode entry : node.entries()) {
      if (isList(entry)) {
        lists.add(
            new KeyList(
                entry.namedPath(),
                entry.items().stream().map(ObjectMappingReader::keyItem).toList()));
      }
    }
    return lists;
  }

  private static boolean isList(DocumentNode key) {
    return key.items().stream().anyMatch(item -> item.has("item"));
  }

  private static KeyItem keyItem(DocumentNode node) {
    if (!node.has("item")) {
      throw node.problem("name the item's member that holds the key, as in the other rules");
    }
    List<FieldCondition> when =
        node.child("when").entries().stream()
            .map(condition -> new FieldCondition(condition.namedPath(), condition.text()))
            .toList();
    return new KeyItem(node.child("item").path(), when, keyRule(node));
  }

  private static KeyRule keyRule(DocumentNode node) {
    if (node.isText()) {
      String type = node.text();
      return new KeyRule(type, KeyForm.suggestedBy(type), KeyRule.ANYTHING, KeyRule.EVERYWHERE);
    }
    node.allowOnly(
        node.has("item")
            ? Set.of("type", "form", "pattern", "scope", "item", "when")
            : Set.of("type", "form", "pattern", "scope", "unless"));
    String type = node.text("type", "");
    if (type.isBlank()) {
      throw node.problem("a key needs a type, such as email or external_id");
    }
    KeyForm form =
        node.has("form")
            ? KeyForm.of(node.text("form", ""))
                .orElseThrow(
                    () ->
                        node.problem(
                            "form must be email, phone, salesforce_id, issued_id, entered_id"
                                + " or typed_id"))
            : KeyForm.suggestedBy(type);
    return new KeyRule(type, form, pattern(node), node.text("scope", KeyRule.EVERYWHERE));
  }

  private static Pattern pattern(DocumentNode node) {
    if (!node.has("pattern")) {
      return KeyRule.ANYTHING;
    }
    try {
      return Pattern.compile(node.text("pattern", ""));
    } catch (PatternSyntaxException e) {
      throw node.problem("pattern is not a regular expression: " + e.getDescription());
    }
  }

  private static List<ConsentField> consents(DocumentNode node) {
    List<ConsentField> consents = new ArrayList<>();
    for (DocumentNode purpose : node.entries()) {
      for (DocumentNode field : purpose.entries()) {
        field.allowOnly(Set.of("literals", "at"));
        List<FieldPath> at =
            field.has("at")
                ? field.child("at").items().stream().map(DocumentNode::path).toList()
                : List.of();
        consents.add(new ConsentField(purpose.name(), field.namedPath(), literals(field), at));
      }
    }
    return consents;
  }

  private static Map<String, ConsentStatus> literals(DocumentNode field) {
    Map<String, ConsentStatus> literals = new HashMap<>();
    for (DocumentNode literal : field.child("literals").entries()) {
      ConsentStatus status =
          Arrays.stream(ConsentStatus.values())
              .filter(known -> known.name().equalsIgnoreCase(literal.text()))
              .findFirst()
              .orElseThrow(() -> literal.problem("must be DENIED, PENDING, UNKNOWN or GRANTED"));
      literals.put(literal.name().toLowerCase(Locale.ROOT), status);
    }
    if (literals.isEmpty()) {
      throw field.problem("literals must say what each value means, as {\"true\": \"DENIED\"}");
    }
    return literals;
  }

  private static List<Redirect> redirects(DocumentNode node) {
    List<Redirect> redirects = new ArrayList<>();
    for (DocumentNode use : node.entries()) {
      for (DocumentNode condition : use.entries()) {
        redirects.add(
            new Redirect(new FieldCondition(condition.namedPath(), condition.text()), use.name()));
      }
    }
    return redirects;
  }
}
