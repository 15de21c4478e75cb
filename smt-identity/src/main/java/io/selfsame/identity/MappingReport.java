package io.selfsame.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.selfsame.contract.PersonAttribute;
import io.selfsame.identity.mapping.ConsentField;
import io.selfsame.identity.mapping.KeyField;
import io.selfsame.identity.mapping.KeyItem;
import io.selfsame.identity.mapping.KeyList;
import io.selfsame.identity.mapping.KeyRule;
import io.selfsame.identity.mapping.ObjectMapping;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.FieldPath;
import io.selfsame.identity.record.RecordValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Says, per object and canonical attribute, which fields feed it, as text for people. With a sample
 * record it marks the fields that the sample has filled; it never shows a value.
 */
final class MappingReport {
  private static final String MARK = " *";
  private final Optional<RecordValue> sample;

  private MappingReport(Optional<RecordValue> sample) {
    this.sample = sample;
  }

  /** A report without a sample. */
  static MappingReport plain() {
    return new MappingReport(Optional.empty());
  }

  /**
   * A report that marks what a record, given as a JSON object, has filled.
   *
   * @throws IllegalArgumentException when the text is no JSON object; the message has no value
   */
  static MappingReport of(String json) {
    try {
      Object record = new ObjectMapper().readValue(json, TreeMap.class);
      return new MappingReport(Optional.of(new RecordValue(record)));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      // No cause: the parser's message quotes the text.
      throw new IllegalArgumentException("the sample is not a JSON object");
    }
  }

  List<String> lines(ObjectMapping mapping) {
    List<String> lines = new ArrayList<>();
    lines.add(mapping.kind() + " " + mapping.object() + " (" + mapping.entity().wireName() + ")");
    mapping.attributes().forEach((attribute, paths) -> lines.add(line(attribute, paths, mapping)));
    String unfed =
        Arrays.stream(PersonAttribute.values())
            .filter(attribute -> !mapping.attributes().containsKey(attribute))
            .map(PersonAttribute::fieldName)
            .collect(Collectors.joining(", "));
    lines.add("  fed by nothing: " + unfed);
    mapping.keys().forEach(key -> lines.add("  key " + key(key, mapping)));
    mapping.keyLists().forEach(list -> lines.add("  key " + keyList(list, mapping)));
    mapping.consents().forEach(consent -> lines.add("  consent " + consent(consent, mapping)));
    mapping
        .redirects()
        .forEach(
            redirect ->
                lines.add(
                    "  read as %s when %s is %s"
                        .formatted(
                            redirect.use(),
                            redirect.condition().field().text(),
                            redirect.condition().literal())));
    return lines;
  }

  private String line(PersonAttribute attribute, List<FieldPath> paths, ObjectMapping mapping) {
    String fields =
        paths.stream().map(path -> marked(path, mapping)).collect(Collectors.joining(", "));
    return "  %-16s <- %s".formatted(attribute.fieldName(), fields);
  }

  private String key(KeyField key, ObjectMapping mapping) {
    return key.rules().stream().map(KeyRule::type).distinct().collect(Collectors.joining(" or "))
        + " <- "
        + marked(key.field(), mapping);
  }

  private String keyList(KeyList list, ObjectMapping mapping) {
    return list.rules().stream()
            .map(KeyItem::rule)
            .map(KeyRule::type)
            .distinct()
            .collect(Collectors.joining(" or "))
        + " <- each of "
        + marked(list.field(), mapping);
  }

  private String consent(ConsentField consent, ObjectMapping mapping) {
    return consent.purpose()
        + " <- "
        + marked(consent.field(), mapping)
        + " "
        + new TreeMap<>(consent.literals());
  }

  private String marked(FieldPath path, ObjectMapping mapping) {
    boolean filled =
        sample
            .filter(record -> FieldAccess.inMap(path, mapping.object()).read(record).isPresent())
            .isPresent();
    return path.text() + (filled ? MARK : "");
  }
}
