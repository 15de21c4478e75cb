package io.selfsame.warehouse.sql;

/** Held while a warehouse has its turn. */
@FunctionalInterface
interface TurnLock {
  /** A turn that is kept by the database itself. */
  TurnLock KEPT_BY_DATABASE = () -> {};

  void release();
}
