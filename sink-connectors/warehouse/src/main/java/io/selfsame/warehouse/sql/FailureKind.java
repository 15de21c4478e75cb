package io.selfsame.warehouse.sql;

/** What can be done about a failure. */
public enum FailureKind {
  /** The same again may work: a lock, a connection, a conflict, a full disk. */
  RETRY,
  /** One record cannot be stored as it is; everything else can. */
  DATA,
  /** A setting is wrong; nothing works until it is changed. */
  CONFIG,
  /** A defect or a damaged database; a person has to look. */
  FATAL
}
