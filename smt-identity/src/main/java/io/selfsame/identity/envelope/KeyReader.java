package io.selfsame.identity.envelope;

import io.selfsame.contract.MatchKey;
import io.selfsame.identity.mapping.FieldCondition;
import io.selfsame.identity.mapping.KeyField;
import io.selfsame.identity.mapping.KeyList;
import io.selfsame.identity.mapping.KeyRule;
import io.selfsame.identity.mapping.ObjectMapping;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.RecordValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the match keys of one form of record. Immutable. */
final class KeyReader {
  private static final Pattern SEVERAL = Pattern.compile("\\s*[;,|\\n]\\s*|\\s+/\\s+|\\s+or\\s+");
  private static final int MOST_PARTS = 20;
  private final Standardizers standardizers;
  private final List<Source> sources = new ArrayList<>();
  private final List<KeyListReader> lists = new ArrayList<>();

  KeyReader(ObjectMapping mapping, FieldResolver resolver, Standardizers standardizers) {
    this.standardizers = standardizers;
    for (KeyField key : mapping.keys()) {
      List<Exclusion> unless =
          key.unless().stream()
              .flatMap(
                  condition ->
                      resolver.resolve(condition.field(), mapping.object()).stream()
                          .map(field -> new Exclusion(field, condition)))
              .toList();
      resolver
          .resolve(key.field(), mapping.object())
          .ifPresent(field -> sources.add(new Source(field, key.rules(), unless)));
    }
    for (KeyList list : mapping.keyLists()) {
      resolver
          .resolve(list.field(), mapping.object())
          .ifPresent(field -> lists.add(new KeyListReader(field, list, mapping.object())));
    }
  }

  /** Returns every key once. */
  List<MatchKey> read(RecordValue record, String ownSource, String region) {
    Set<MatchKey> keys = new LinkedHashSet<>();
    for (Source source : sources) {
      if (source.unless.stream().noneMatch(exclusion -> exclusion.applies(record))) {
        for (String text : source.field.readTexts(record)) {
          addKeys(keys, source.rules, text, ownSource, region);
        }
      }
    }
    for (KeyListReader list : lists) {
      list.read(record, (rule, raw) -> key(List.of(rule), raw, ownSource, region))
          .forEach(keys::add);
    }
    return List.copyOf(keys);
  }

  /** A text that is no key as a whole may be several addresses or numbers. */
  private void addKeys(
      Set<MatchKey> keys, List<KeyRule> rules, String text, String ownSource, String region) {
    Optional<MatchKey> whole = key(rules, text, ownSource, region);
    if (whole.isPresent() || rules.stream().noneMatch(KeyRule::isContactPoint)) {
      whole.ifPresent(keys::add);
      return;
    }
    String[] parts = SEVERAL.split(text);
    for (int i = 0; i < parts.length && parts.length > 1 && i < MOST_PARTS; i++) {
      key(rules, parts[i], ownSource, region).ifPresent(keys::add);
    }
  }

  private Optional<MatchKey> key(List<KeyRule> rules, String raw, String ownSource, String region) {
    return rules.stream()
        .filter(rule -> rule.appliesTo(raw))
        .flatMap(
            rule ->
                standardizers.key(rule.form(), raw, region).key().stream()
                    .map(value -> new MatchKey(rule.type(), rule.qualify(value, ownSource))))
        .findFirst();
  }

  private record Source(FieldAccess field, List<KeyRule> rules, List<Exclusion> unless) {}

  private record Exclusion(FieldAccess field, FieldCondition condition) {
    boolean applies(RecordValue record) {
      return field.readText(record).filter(condition::isMetBy).isPresent();
    }
  }
}
