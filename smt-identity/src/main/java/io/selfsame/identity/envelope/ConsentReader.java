package io.selfsame.identity.envelope;

import io.selfsame.contract.ConsentStatement;
import io.selfsame.contract.ConsentStatus;
import io.selfsame.identity.mapping.ConsentField;
import io.selfsame.identity.mapping.ObjectMapping;
import io.selfsame.identity.record.FieldAccess;
import io.selfsame.identity.record.RecordValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the consent statements of one form of record. Immutable. */
final class ConsentReader {
  private final List<Source> sources = new ArrayList<>();
  private final UnknownLiterals unknownLiterals;

  ConsentReader(ObjectMapping mapping, FieldResolver resolver, UnknownLiterals unknownLiterals) {
    this.unknownLiterals = unknownLiterals;
    for (ConsentField consent : mapping.consents()) {
      List<FieldAccess> at =
          consent.at().stream()
              .flatMap(path -> resolver.resolve(path, mapping.object()).stream())
              .toList();
      resolver
          .resolve(consent.field(), mapping.object())
          .ifPresent(field -> sources.add(new Source(consent, field, at)));
    }
  }

  /** Returns at most one statement a purpose, sorted by purpose. */
  List<ConsentStatement> read(RecordValue record, Optional<Instant> changedAt) {
    Map<String, ConsentStatement> byPurpose = new TreeMap<>();
    for (Source source : sources) {
      source
          .field
          .readText(record)
          .flatMap(literal -> statement(source, literal, record, changedAt))
          .ifPresent(said -> byPurpose.merge(said.purpose(), said, ConsentReader::stricter));
    }
    return List.copyOf(byPurpose.values());
  }

  private Optional<ConsentStatement> statement(
      Source source, String literal, RecordValue record, Optional<Instant> changedAt) {
    Optional<ConsentStatus> listed = source.consent.statusOf(literal);
    Optional<ConsentStatus> status =
        listed.or(() -> unknownLiterals.statusFor(source.field.name()));
    String evidence =
        source.field.name()
            + (listed.isPresent() ? "=" + literal.toLowerCase(Locale.ROOT) : "=(not listed)");
    return status.map(
        known ->
            new ConsentStatement(
                source.consent.purpose(),
                known,
                source.statedAt(record).or(() -> changedAt),
                evidence));
  }

  /** Of two fields that speak of one purpose the more restrictive counts. */
  private static ConsentStatement stricter(ConsentStatement one, ConsentStatement other) {
    return other.status().compareTo(one.status()) > 0 ? other : one;
  }

  private record Source(ConsentField consent, FieldAccess field, List<FieldAccess> at) {
    Optional<Instant> statedAt(RecordValue record) {
      return at.stream().flatMap(time -> time.readTime(record).stream()).findFirst();
    }
  }
}
