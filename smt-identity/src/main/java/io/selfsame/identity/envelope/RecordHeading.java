package io.selfsame.identity.envelope;

import io.selfsame.contract.RecordOperation;
import io.selfsame.contract.RecordReference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a record says of itself, beside the vendor's own fields. */
public record RecordHeading(
    RecordReference reference,
    RecordOperation operation,
    Optional<Instant> createdAt,
    Optional<Instant> changedAt,
    List<RecordReference> aliases) {
  public RecordHeading {
    aliases = List.copyOf(aliases);
  }
}
