package io.selfsame.source.salesforce.stream;

/** How a job is doing. */
public sealed interface BulkState {

  /** The vendor is at it. */
  record Running() implements BulkState {}

  /**
   * Results can be read.
   *
   * @param rows how many there are
   */
  record Complete(long rows) implements BulkState {}

  /**
   * Nothing will come of it: it failed, was aborted, is forgotten, or belongs to another API
   * version.
   *
   * @param code short and stable
   */
  record Lost(String code) implements BulkState {}
}
