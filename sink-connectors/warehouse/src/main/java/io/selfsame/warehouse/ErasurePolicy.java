package io.selfsame.warehouse;

/**
 * How far an erasure reaches.
 *
 * @param wholePerson whether a vendor's erasure of one record erases every record of its profile;
 *     else only that record. A request on the erasure topic always means the person
 * @param mayReturn whether records of somebody erased are taken when they come again
 */
public record ErasurePolicy(boolean wholePerson, boolean mayReturn) {
  /** The record a vendor erased, and it stays away. */
  public static ErasurePolicy defaults() {
    return new ErasurePolicy(false, false);
  }
}
