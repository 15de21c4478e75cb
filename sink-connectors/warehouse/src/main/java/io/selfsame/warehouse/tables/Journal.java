package io.selfsame.warehouse.tables;

import io.selfsame.resolution.HistoryEvent;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.Statement;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a turn adds to the tables that only grow: the consent ledger, the history of profiles and
 * the outbox of the change feed. Collects, then writes all at once.
 */
public final class Journal {

  private final Instant now;
  private final Sequences sequences;
  private final List<Row> ledger = new ArrayList<>();
  private final List<Row> history = new ArrayList<>();
  private final Set<Row> outbox = new LinkedHashSet<>();
  private final boolean publishing;

  /**
   * @param now the time of the turn
   * @param publishing whether any change feed wants to know
   */
  public Journal(Instant now, Sequences sequences, boolean publishing) {
    this.now = now;
    this.sequences = sequences;
    this.publishing = publishing;
  }

  /** A record said something about a purpose. */
  public void stated(RecordRef ref, Statement statement) {
    ledger.add(
        new Row(
            sequences.next(Tables.CONSENT_LEDGER.name()),
            ref.source(),
            ref.object(),
            ref.id(),
            statement.purpose(),
            statement.status().name(),
            statement.at(),
            statement.evidence(),
            now));
  }

  /** Something became of a profile. */
  public void happened(HistoryEvent event) {
    history.add(
        new Row(
            sequences.next(Tables.PROFILE_HISTORY.name()),
            event.kind().name(),
            event.profile(),
            event.into(),
            event.record().map(RecordRef::source),
            event.record().map(RecordRef::object),
            event.record().map(RecordRef::id),
            event.cause().map(cause -> cause.type()),
            now));
  }

  /** Something is new, differs or is no more. */
  public void changed(ChangeKind kind, String subject, String purpose) {
    if (publishing) {
      outbox.add(new Row(kind.name(), subject, purpose));
    }
  }

  /** A profile is new, differs or is no more. */
  public void changed(UUID profile) {
    changed(ChangeKind.PROFILE, profile.toString(), "");
  }

  /** Writes everything that was noted. */
  public void write(Session session) throws SQLException {
    session.insert(Tables.CONSENT_LEDGER, ledger);
    session.insert(Tables.PROFILE_HISTORY, history);
    session.insert(
        Tables.CHANGE_OUTBOX,
        outbox.stream()
            .map(
                row ->
                    new Row(
                        sequences.next(Tables.CHANGE_OUTBOX.name()),
                        row.text(0),
                        row.text(1),
                        row.text(2),
                        now))
            .toList());
    sequences.write(session);
  }
}
