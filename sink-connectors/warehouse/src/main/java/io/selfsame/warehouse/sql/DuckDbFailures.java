package io.selfsame.warehouse.sql;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB's errors by the beginning of their message: the driver gives no SQLState (1.4 to 2.0).
 * Conditions of our own come with one.
 */
final class DuckDbFailures {
  /** Our own states. */
  static final String IN_USE = "duckdb-in-use";

  static final String CANNOT_OPEN = "duckdb-cannot-open";
  static final String BUSY = "duckdb-busy";
  static final String INTERRUPTED = "interrupted";

  private static final List<Failure> OWN =
      List.of(
          retry(IN_USE, FailureSubject.LOCATION, "another process or plugin has the file open"),
          retry(BUSY, FailureSubject.OTHER, "another task has its turn; trying again helps"),
          retry(INTERRUPTED, FailureSubject.OTHER, "interrupted while waiting for a turn"),
          new Failure(
              FailureKind.CONFIG,
              FailureSubject.LOCATION,
              CANNOT_OPEN,
              "the file cannot be opened or made; check path and rights"));

  private record Beginning(String prefix, FailureKind kind, String advice) {}

  private static final List<Beginning> BEGINNINGS =
      List.of(
          new Beginning("TransactionContext Error", FailureKind.RETRY, "it met another one"),
          new Beginning("Transaction conflict", FailureKind.RETRY, "it met another one"),
          new Beginning("IO Error", FailureKind.RETRY, "check disk space and the file's rights"),
          new Beginning("Out of Memory Error", FailureKind.RETRY, "raise DuckDB's memory limit"),
          new Beginning("Connection Error", FailureKind.RETRY, "the connection was closed"),
          new Beginning("Interrupt Error", FailureKind.RETRY, "the statement was interrupted"),
          new Beginning(
              "Failed to commit", FailureKind.RETRY, "another transaction wrote the same rows"),
          new Beginning("Constraint Error", FailureKind.RETRY, "another one wrote the same rows"),
          new Beginning("Conversion Error", FailureKind.DATA, "a value does not fit its column"),
          new Beginning("Out of Range Error", FailureKind.DATA, "a value is out of range"),
          new Beginning("Invalid Input Error", FailureKind.DATA, "a value cannot be stored"),
          new Beginning("Catalog Error", FailureKind.FATAL, "a table is missing; was it dropped?"),
          new Beginning(
              "Binder Error",
              FailureKind.FATAL,
              "a name means nothing or two things; was a column dropped, or something attached"
                  + " that is named like the schema?"),
          new Beginning(
              "Dependency Error", FailureKind.FATAL, "drop views and indexes made by hand first"),
          new Beginning(
              "Permission Error", FailureKind.FATAL, "the file was opened for reading only"),
          new Beginning(
              "FATAL Error", FailureKind.FATAL, "restart the worker; is the file damaged?"));

  /** DuckDB's own names of errors: words only, so nothing of a statement or a value. */
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z][A-Za-z ]{0,40} Error)\\b.*", Pattern.DOTALL);

  Failure classify(SQLException exception) {
    Optional<Failure> own =
        OWN.stream().filter(known -> known.code().equals(exception.getSQLState())).findFirst();
    return own.orElseGet(() -> byMessage(Optional.ofNullable(exception.getMessage()).orElse("")));
  }

  private static Failure byMessage(String message) {
    for (Beginning known : BEGINNINGS) {
      if (message.startsWith(known.prefix())) {
        FailureSubject subject =
            known.kind() == FailureKind.DATA ? FailureSubject.RECORD : FailureSubject.OTHER;
        return new Failure(known.kind(), subject, "DuckDB " + known.prefix(), known.advice());
      }
    }
    Matcher name = NAME.matcher(message);
    return new Failure(
        FailureKind.FATAL,
        FailureSubject.OTHER,
        name.matches() ? "DuckDB " + name.group(1) : "DuckDB error",
        "an unexpected database error; report it with its code, and restart the task to go on");
  }

  private static Failure retry(String state, FailureSubject subject, String advice) {
    return new Failure(FailureKind.RETRY, subject, state, advice);
  }
}
