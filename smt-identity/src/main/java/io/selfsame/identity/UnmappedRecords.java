package io.selfsame.identity;

/** What becomes of a record of an object that no mapping knows. */
enum UnmappedRecords {
  /** It is an error: it goes to the dead-letter queue or stops the task, as the connector says. */
  FAIL,
  /** It passes unchanged, without an envelope. */
  PASS
}
