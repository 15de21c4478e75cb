package io.selfsame.warehouse.landing;

/** One step that makes a landing table able to hold what comes. Nothing is ever dropped. */
sealed interface SchemaChange {
  /** Creates the table with the metadata columns. */
  record Create() implements SchemaChange {}

  /** Adds an optional column. */
  record Add(String column, LandingType type) implements SchemaChange {}

  /** Gives a column a type that holds what it has and what comes. */
  record Widen(String column, LandingType from, LandingType to) implements SchemaChange {}

  /** Lets a column be empty. */
  record MakeOptional(String column) implements SchemaChange {}
}
