package io.selfsame.warehouse.tables;

import io.selfsame.resolution.HistoryEvent;
import io.selfsame.resolution.Profile;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.Statement;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a turn adds to the tables that only grow: the consent ledger, the history of profiles and
 * the outbox of the change feed. Collects, then writes all at once.
 */
public final class Journal {
  private static final String PROFILE = "PROFILE";

  private final Instant now;
  private final Sequences sequences;
  private final List<Row> ledger = new ArrayList<>();
  private final List<Row> history = new ArrayList<>();
  private final List<Row> outbox = new ArrayList<>();

  /**
   * @param now the time of the turn
   */
  public Journal(Instant now, Sequences sequences) {
    this.now = now;
    this.sequences = sequences;
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

  /** A profile is new or differs. */
  public void changed(Profile profile) {
    publish(PROFILE, profile.id().toString(), Optional.of(Json.profile(profile)));
  }

  /** A profile is no more. */
  public void gone(UUID profile) {
    publish(PROFILE, profile.toString(), Optional.empty());
  }

  /** Writes everything that was noted. */
  public void write(Session session) throws SQLException {
    session.insert(Tables.CONSENT_LEDGER, ledger);
    session.insert(Tables.PROFILE_HISTORY, history);
    session.insert(Tables.CHANGE_OUTBOX, outbox);
    sequences.write(session);
  }

  private void publish(String kind, String subject, Optional<String> change) {
    outbox.add(new Row(sequences.next(Tables.CHANGE_OUTBOX.name()), kind, subject, change, now));
  }
}
