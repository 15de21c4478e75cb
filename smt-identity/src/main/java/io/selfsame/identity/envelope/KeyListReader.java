package io.selfsame.identity.envelope;

import io.selfsame.contract.MatchKey;
import io.selfsame.identity.mapping.FieldCondition;
import io.selfsame.identity.mapping.KeyItem;
import io.selfsame.identity.mapping.KeyList;
import io.selfsame.identity.mapping.KeyRule;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.FieldPath;
import io.selfsame.identity.record.RecordValue;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;

/** Reads the match keys in one list of a record. Immutable. */
final class KeyListReader {
  private final FieldAccess list;
  private final KeyList mapping;
  private final String object;

  /** Makes a key of a raw value by a rule, if it makes one. */
  interface KeyMaker {
    Optional<MatchKey> make(KeyRule rule, String raw);
  }

  KeyListReader(FieldAccess list, KeyList mapping, String object) {
    this.list = list;
    this.mapping = mapping;
    this.object = object;
  }

  Stream<MatchKey> read(RecordValue record, KeyMaker maker) {
    return list.readList(record).stream().flatMap(item -> key(item, maker).stream());
  }

  private Optional<MatchKey> key(Object item, KeyMaker maker) {
    return mapping.rules().stream()
        .filter(rule -> rule.when().stream().allMatch(condition -> isMet(condition, item)))
        .flatMap(rule -> key(rule, item, maker).stream())
        .findFirst();
  }

  private Optional<MatchKey> key(KeyItem rule, Object item, KeyMaker maker) {
    return text(rule.value(), item).flatMap(raw -> maker.make(rule.rule(), raw));
  }

  private boolean isMet(FieldCondition condition, Object item) {
    return text(condition.field(), item).filter(condition::isMetBy).isPresent();
  }

  private Optional<String> text(FieldPath path, Object item) {
    Optional<FieldAccess> field =
        item instanceof Struct struct
            ? FieldAccess.inStruct(path, struct.schema(), object)
            : Optional.of(path)
                .filter(any -> item instanceof Map)
                .map(known -> FieldAccess.inMap(known, object));
    return field.flatMap(access -> access.readText(new RecordValue(item)));
  }
}
