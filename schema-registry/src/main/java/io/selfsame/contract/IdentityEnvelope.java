package io.selfsame.contract;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything the sink needs to know of a record: who it may be and what was consented. The SMT adds
 * it as the field {@value #FIELD}; {@link IdentityEnvelopeFormat} is its form on the wire.
 *
 * @param record which vendor row this is
 * @param operation what happened to it
 * @param entity what it is about
 * @param createdAt when the vendor created it
 * @param changedAt when it changed last; orders the versions of one record
 * @param person canonical attributes for display; a missing attribute is absent, never empty
 * @param keys distinct match keys, sorted
 * @param blocking keys under which candidates are sought, sorted
 * @param consents one statement a purpose at most, sorted by purpose; a purpose the record does not
 *     speak of is absent
 * @param aliases records this record now is
 * @param rulesVersion version of the standardization rules that made this envelope
 * @param belongs whether the record only belongs to the person its keys name, as an invoice or a
 *     ticket does: its silence about consent then means nothing. A record of a person that is
 *     silent about a purpose leaves it unknown
 * @param compare forms of the attributes to compare by; may be empty for envelopes of older rules
 */
public record IdentityEnvelope(
    RecordReference record,
    RecordOperation operation,
    EntityType entity,
    Optional<Instant> createdAt,
    Optional<Instant> changedAt,
    Map<PersonAttribute, String> person,
    List<MatchKey> keys,
    List<String> blocking,
    List<ConsentStatement> consents,
    List<RecordReference> aliases,
    String rulesVersion,
    boolean belongs,
    Map<ComparisonAttribute, String> compare) {

  /** The field of the record value that holds the envelope. */
  public static final String FIELD = "_identity";

  public IdentityEnvelope {
    Map<PersonAttribute, String> ordered = new EnumMap<>(PersonAttribute.class);
    ordered.putAll(person);
    person = Collections.unmodifiableMap(ordered);
    keys = keys.stream().distinct().sorted().toList();
    blocking = blocking.stream().distinct().sorted().toList();
    consents = List.copyOf(consents);
    aliases = List.copyOf(aliases);
    Map<ComparisonAttribute, String> forms = new EnumMap<>(ComparisonAttribute.class);
    forms.putAll(compare);
    compare = Collections.unmodifiableMap(forms);
  }

  /** The envelope of a record that is compared by its keys only. */
  public IdentityEnvelope(
      RecordReference record,
      RecordOperation operation,
      EntityType entity,
      Optional<Instant> createdAt,
      Optional<Instant> changedAt,
      Map<PersonAttribute, String> person,
      List<MatchKey> keys,
      List<String> blocking,
      List<ConsentStatement> consents,
      List<RecordReference> aliases,
      String rulesVersion,
      boolean belongs) {
    this(
        record,
        operation,
        entity,
        createdAt,
        changedAt,
        person,
        keys,
        blocking,
        consents,
        aliases,
        rulesVersion,
        belongs,
        Map.of());
  }

  /** The envelope of a record that speaks for itself. */
  public IdentityEnvelope(
      RecordReference record,
      RecordOperation operation,
      EntityType entity,
      Optional<Instant> createdAt,
      Optional<Instant> changedAt,
      Map<PersonAttribute, String> person,
      List<MatchKey> keys,
      List<String> blocking,
      List<ConsentStatement> consents,
      List<RecordReference> aliases,
      String rulesVersion) {
    this(
        record,
        operation,
        entity,
        createdAt,
        changedAt,
        person,
        keys,
        blocking,
        consents,
        aliases,
        rulesVersion,
        false);
  }
}
