package io.selfsame.sink.profile.record;

import io.selfsame.contract.EntityType;
import io.selfsame.contract.IdentityEnvelope;
import io.selfsame.contract.MatchKey;
import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import io.selfsame.resolution.ConsentStatus;
import io.selfsame.resolution.Entity;
import io.selfsame.resolution.Key;
import io.selfsame.resolution.Operation;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Statement;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The envelope of the topics as resolution's record version. */
final class EnvelopeMapping {
  private EnvelopeMapping() {}

  static RecordVersion version(IdentityEnvelope envelope, Instant changedAt) {
    SortedMap<String, String> attributes = new TreeMap<>();
    envelope.person().forEach((attribute, value) -> attributes.put(attribute.fieldName(), value));
    SortedMap<String, Statement> statements = new TreeMap<>();
    envelope
        .consents()
        .forEach(
            said ->
                statements.put(
                    said.purpose(),
                    new Statement(
                        said.purpose(), status(said.status()), said.at(), said.evidence())));
    return new RecordVersion(
        ref(envelope.record()),
        operation(envelope.operation()),
        envelope.entity() == EntityType.PERSON ? Entity.PERSON : Entity.ORGANIZATION,
        envelope.createdAt(),
        changedAt,
        attributes,
        envelope.keys().stream()
            .map(EnvelopeMapping::key)
            .collect(Collectors.toCollection(TreeSet::new)),
        statements,
        envelope.aliases().stream()
            .map(EnvelopeMapping::ref)
            .collect(Collectors.toCollection(TreeSet::new)),
        envelope.rulesVersion(),
        envelope.belongs());
  }

  /** An alias lives on, joined to the record it names: what it said about consent stays said. */
  private static Operation operation(RecordOperation operation) {
    return switch (operation) {
      case UPSERT, ALIAS -> Operation.UPSERT;
      case DELETE -> Operation.DELETE;
      case ERASE -> Operation.ERASE;
    };
  }

  private static ConsentStatus status(io.selfsame.contract.ConsentStatus status) {
    return switch (status) {
      case GRANTED -> ConsentStatus.GRANTED;
      case UNKNOWN -> ConsentStatus.UNKNOWN;
      case PENDING -> ConsentStatus.PENDING;
      case DENIED -> ConsentStatus.DENIED;
    };
  }

  private static Key key(MatchKey key) {
    return new Key(key.type(), key.value());
  }

  private static RecordRef ref(RecordReference reference) {
    return new RecordRef(reference.source(), reference.object(), reference.id());
  }
}
