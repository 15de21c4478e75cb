package io.selfsame.warehouse.sql;

/** What a failure is about, so that it can be shown at the right setting. */
public enum FailureSubject {
  /** Where the database is: host, port, database name, file. */
  LOCATION,
  /** User or password. */
  CREDENTIALS,
  /** The schema, or rights in it. */
  SCHEMA,
  /** The key of the suppression hashes. */
  SUPPRESSION_KEY,
  /** A record of the batch. */
  RECORD,
  /** None of these. */
  OTHER
}
