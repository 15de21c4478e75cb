package io.selfsame.warehouse.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbFailuresTest {
  private final DuckDbFailures failures = new DuckDbFailures();

  @ParameterizedTest
  @CsvSource({
    "TransactionContext Error: Conflict on update!, RETRY, DuckDB TransactionContext Error",
    "Failed to commit: PRIMARY KEY or UNIQUE, RETRY, DuckDB Failed to commit",
    "Constraint Error: Duplicate key canary, RETRY, DuckDB Constraint Error",
    "Conversion Error: Could not convert canary, DATA, DuckDB Conversion Error",
    "Binder Error: Ambiguous reference canary, FATAL, DuckDB Binder Error",
    "INTERNAL Error: Attempted canary, FATAL, DuckDB INTERNAL Error",
    "Parser Error: syntax error at canary, FATAL, DuckDB Parser Error",
    "canary without a name, FATAL, DuckDB error",
  })
  void anErrorIsClassifiedByItsNameAndShowsNothingElse(
      String message, FailureKind kind, String code) {
    Failure failure = failures.classify(new SQLException(message));
    assertEquals(kind, failure.kind());
    assertEquals(code, failure.code());
    assertFalse(failure.toString().contains("canary"));
  }

  @Test
  void anErrorWithoutAMessageIsAnErrorToo() {
    assertEquals(FailureKind.FATAL, failures.classify(new SQLException()).kind());
  }
}
