package io.selfsame.warehouse.sql;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL's errors by SQLState, the most specific prefix first. */
final class PostgresFailures {
  /** Our own state: the driver did not recognise the URL. */
  static final String MALFORMED_URL = "malformed-url";

  private static final Map<String, Failure> BY_STATE =
      Map.ofEntries(
          config(MALFORMED_URL, FailureSubject.LOCATION, "the URL is malformed; correct it"),
          config("28", FailureSubject.CREDENTIALS, "user or password is wrong; correct them"),
          config("3D000", FailureSubject.LOCATION, "there is no such database; create or rename"),
          config("42501", FailureSubject.SCHEMA, "the user lacks a right; grant it in the schema"),
          config("3F000", FailureSubject.SCHEMA, "there is no such schema; create it"),
          retry("08", FailureSubject.LOCATION, "the server cannot be reached; check that it runs"),
          retry("57", FailureSubject.OTHER, "the server ended the statement or is restarting"),
          retry("53", FailureSubject.OTHER, "the server lacks a resource; check disk, connections"),
          retry("58", FailureSubject.OTHER, "the server has a system error; check its log"),
          retry("55P03", FailureSubject.OTHER, "another task holds the lock; trying again helps"),
          retry("40", FailureSubject.OTHER, "the transaction met another one; trying again helps"),
          retry("23505", FailureSubject.OTHER, "a row is there that was not; trying again helps"),
          retry("25006", FailureSubject.LOCATION, "the server is read-only; is it a standby?"),
          retry("25P03", FailureSubject.OTHER, "the transaction was idle for too long"),
          data("22", "a value does not fit its column"),
          data("54", "a value is larger than the database allows"));

  Failure classify(SQLException exception) {
    String state = Optional.ofNullable(exception.getSQLState()).orElse("unknown");
    for (int length = state.length(); length > 0; length--) {
      Failure known = BY_STATE.get(state.substring(0, length));
      if (known != null) {
        return new Failure(known.kind(), known.subject(), state, known.advice());
      }
    }
    return new Failure(
        FailureKind.FATAL,
        FailureSubject.OTHER,
        state,
        "an unexpected database error; look this code up in PostgreSQL's list");
  }

  private static Map.Entry<String, Failure> config(String state, FailureSubject of, String text) {
    return Map.entry(state, new Failure(FailureKind.CONFIG, of, state, text));
  }

  private static Map.Entry<String, Failure> retry(String state, FailureSubject of, String text) {
    return Map.entry(state, new Failure(FailureKind.RETRY, of, state, text));
  }

  private static Map.Entry<String, Failure> data(String state, String text) {
    return Map.entry(state, new Failure(FailureKind.DATA, FailureSubject.RECORD, state, text));
  }
}
