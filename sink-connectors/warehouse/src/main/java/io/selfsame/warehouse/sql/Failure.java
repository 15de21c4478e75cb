package io.selfsame.warehouse.sql;

/**
 * A classified failure, free of values and of the driver's words.
 *
 * @param code stable and searchable: a SQLState, the class of a DuckDB error, or a word of ours
 * @param advice what happened and what to do
 */
public record Failure(FailureKind kind, FailureSubject subject, String code, String advice) {}
