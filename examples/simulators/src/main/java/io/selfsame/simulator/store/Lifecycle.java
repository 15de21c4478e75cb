package io.selfsame.simulator.store;

/** Where in its life a record is. */
public enum Lifecycle {
  LIVE,
  /** Deleted, but the vendor still knows it and can show or restore it. */
  DELETED,
  /** Gone for good; only its id and the time are remembered. */
  ERASED
}
