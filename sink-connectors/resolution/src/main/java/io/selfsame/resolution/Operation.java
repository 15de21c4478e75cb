package io.selfsame.resolution;

/** What a version says happened to its record. */
public enum Operation {
  /** The record exists in this shape. */
  UPSERT,
  /** The vendor no longer has the record. */
  DELETE,
  /** The person asked to be forgotten. */
  ERASE
}
