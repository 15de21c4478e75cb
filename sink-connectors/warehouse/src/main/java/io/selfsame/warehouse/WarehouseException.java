package io.selfsame.warehouse;

import io.selfsame.warehouse.sql.Failure;
import io.selfsame.warehouse.sql.FailureKind;
import io.selfsame.warehouse.sql.FailureSubject;
import java.util.OptionalInt;

/**
 * The warehouse did not do what was asked, and nothing of it was done. The message has a code, what
 * failed and what to do. The driver's exception is not the cause: its message may quote values.
 */
public final class WarehouseException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;
  private final int record;

  private WarehouseException(Failure failure, String what, int record) {
    super(what + ": " + failure.advice() + " [" + failure.code() + "]");
    this.failure = failure;
    this.record = record;
  }

  /** A failure of an operation as a whole, or of a record not known yet. */
  public static WarehouseException of(Failure failure, String what) {
    return new WarehouseException(failure, what, -1);
  }

  /**
   * One record cannot be stored.
   *
   * @param record its index in the batch
   */
  public static WarehouseException ofRecord(int record, String code, String reason) {
    return new WarehouseException(
        new Failure(FailureKind.DATA, FailureSubject.RECORD, code, reason),
        "cannot store a record",
        record);
  }

  /** What can be done about it. */
  public FailureKind kind() {
    return failure.kind();
  }

  /** What it is about. */
  public FailureSubject subject() {
    return failure.subject();
  }

  /** Stable and searchable. */
  public String code() {
    return failure.code();
  }

  /**
   * The index in the batch of the record that cannot be stored; empty for a {@link
   * FailureKind#DATA} failure whose record must be found by halving the batch.
   */
  public OptionalInt record() {
    return record < 0 ? OptionalInt.empty() : OptionalInt.of(record);
  }
}
