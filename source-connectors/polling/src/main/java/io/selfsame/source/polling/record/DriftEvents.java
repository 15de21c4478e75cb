package io.selfsame.source.polling.record;

import io.selfsame.contract.DriftEvent;
import io.selfsame.contract.DriftKind;
import io.selfsame.contract.DriftSeverity;
import io.selfsame.schema.SchemaChange;
import io.selfsame.schema.path.DriftClass;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;

/** Changes of a stream's schema as drift events, judged by the connector's policy. */
final class DriftEvents {
  private static final String FROM_NULL = "null";

  private final StreamCoordinates stream;
  private final DriftPolicy policy;

  DriftEvents(StreamCoordinates stream, DriftPolicy policy) {
    this.stream = stream;
    this.policy = policy;
  }

  /**
   * @throws ConnectException when the policy says to stop at one of the changes
   */
  List<DriftEvent> of(
      List<SchemaChange> changes, int versionBefore, int versionAfter, Instant observedAt) {
    changes.forEach(this::requireAllowed);
    return changes.stream()
        .map(
            change ->
                new DriftEvent(
                    stream.source(),
                    stream.object(),
                    change.kind(),
                    change.field(),
                    change.before(),
                    change.after(),
                    severity(change),
                    versionBefore,
                    versionAfter,
                    observedAt,
                    DriftAction.of(change, policy),
                    change.related(),
                    change.drift().wireName(),
                    change.windows()))
        .toList();
  }

  private void requireAllowed(SchemaChange change) {
    if (policy.failsOnCritical() && severity(change) == DriftSeverity.CRITICAL) {
      throw new ConnectException(
          "DRIFT_CRITICAL: "
              + what(change)
              + "; it feeds identity or consent. Adapt the mapping, or set drift.critical=warn.");
    }
    if (DriftAction.stopsAt(change, policy)) {
      throw new ConnectException(
          "DRIFT_TYPE: "
              + what(change)
              + ". Set drift.type.change to widen, variant or quarantine to go on.");
    }
  }

  private String what(SchemaChange change) {
    return "field '"
        + change.field()
        + "' of "
        + stream.object()
        + " changed ("
        + change.kind().wireName()
        + ", "
        + change.before().orElse("nothing")
        + " to "
        + change.after().orElse("nothing")
        + ")";
  }

  private DriftSeverity severity(SchemaChange change) {
    boolean harmless =
        switch (change.kind()) {
          case FIELD_ADDED, FIELD_RETURNED -> true;
          case VALUE_DOMAIN_CHANGED -> change.drift() != DriftClass.VALUE_DOMAIN_DECLARED;
          case FIELD_REMOVED -> change.drift() == DriftClass.FLAP;
          case TYPE_WIDENED -> change.before().filter(FROM_NULL::equals).isPresent();
          case TYPE_INCOMPATIBLE, FIELD_RENAMED_SUSPECTED -> false;
        };
    boolean critical =
        policy.isCritical(change.field())
            && (!harmless || change.kind() == DriftKind.FIELD_REMOVED);
    if (critical) {
      return DriftSeverity.CRITICAL;
    }
    return harmless ? DriftSeverity.INFO : DriftSeverity.WARNING;
  }
}
