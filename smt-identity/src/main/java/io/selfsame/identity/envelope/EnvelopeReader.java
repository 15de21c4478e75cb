package io.selfsame.identity.envelope;

import io.selfsame.contract.ConsentStatement;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.MatchKey;
import io.selfsame.contract.RecordOperation;
import io.selfsame.identity.mapping.MappingCatalog;
import io.selfsame.identity.mapping.ObjectMapping;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.RecordValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes envelopes of the records of one vendor object in one form (a schema, or Maps). Its field
 * accesses are prepared once. Confined to one thread.
 */
public final class EnvelopeReader {
  private final ObjectMapping mapping;
  private final StandardizationRules rules;
  private final AttributeReader attributes;
  private final KeyReader keys;
  private final ConsentReader consents;
  private final List<Detour> detours = new ArrayList<>();

  private EnvelopeReader(ObjectMapping mapping, FieldResolver fields, StandardizationRules rules) {
    this.mapping = mapping;
    this.rules = rules;
    this.attributes = new AttributeReader(mapping, fields, rules.standardizers());
    this.keys = new KeyReader(mapping, fields, rules.standardizers());
    this.consents = new ConsentReader(mapping, fields, rules.unknownLiterals());
  }

  /**
   * Prepares a reader.
   *
   * @param fields prepares field paths for the form of record
   */
  public static EnvelopeReader of(
      ObjectMapping mapping,
      MappingCatalog catalog,
      FieldResolver fields,
      StandardizationRules rules) {
    EnvelopeReader reader = new EnvelopeReader(mapping, fields, rules);
    mapping
        .redirects()
        .forEach(
            redirect ->
                fields
                    .resolve(redirect.condition().field(), mapping.object())
                    .ifPresent(
                        field ->
                            reader.detours.add(
                                new Detour(
                                    field,
                                    redirect.condition()::isMetBy,
                                    of(
                                        catalog.find(mapping.kind(), redirect.use()).orElseThrow(),
                                        catalog,
                                        fields,
                                        rules)))));
    return reader;
  }

  /**
   * Reads one record.
   *
   * @throws org.apache.kafka.connect.errors.DataException when a mapped field holds no simple value
   *     or broken JSON; the message names the field, never its value
   */
  public IdentityEnvelope read(RecordHeading heading, RecordValue record) {
    for (Detour detour : detours) {
      if (detour.field.readText(record).filter(detour.condition).isPresent()) {
        return detour.reader.read(heading, record);
      }
    }
    boolean gone =
        heading.operation() == RecordOperation.DELETE
            || heading.operation() == RecordOperation.ERASE;
    return gone
        ? envelope(heading, new PersonReading(Map.of(), Map.of()), List.of(), List.of())
        : readPresent(heading, record);
  }

  private IdentityEnvelope readPresent(RecordHeading heading, RecordValue record) {
    String region = attributes.region(record).orElse(rules.defaultRegion());
    PersonReading person = attributes.read(record, region);
    List<MatchKey> matchKeys = keys.read(record, heading.reference().source(), region);
    return envelope(heading, person, matchKeys, consents.read(record, heading.changedAt()));
  }

  private IdentityEnvelope envelope(
      RecordHeading heading,
      PersonReading person,
      List<MatchKey> matchKeys,
      List<ConsentStatement> statements) {
    IdentityEnvelope open =
        new IdentityEnvelope(
            heading.reference(),
            heading.operation(),
            mapping.entity(),
            heading.createdAt(),
            heading.changedAt(),
            person.attributes(),
            matchKeys,
            BlockingKeys.of(person.attributes(), matchKeys),
            statements,
            heading.aliases(),
            rules.version(),
            mapping.belongs(),
            person.compare());
    return rules.seal().map(seal -> seal.seal(open)).orElse(open);
  }

  private record Detour(FieldAccess field, Predicate<String> condition, EnvelopeReader reader) {}
}
