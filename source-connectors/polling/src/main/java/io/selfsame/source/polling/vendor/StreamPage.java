package io.selfsame.source.polling.vendor;

import io.selfsame.schema.DeclaredSchema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one read of a stream gave.
 *
 * @param rows in the order they are to be emitted; may be empty
 * @param next the position after this page; stored once all its rows are
 * @param caughtUp whether there is nothing more to read before the poll interval has passed
 * @param declared the vendor's own metadata of the fields, when it has any; empty means that types
 *     are inferred from the values
 * @param facts what else the vendor told
 * @param inside what metadata says of fields inside nested objects
 */
public record StreamPage(
    List<VendorRow> rows,
    StreamPosition next,
    boolean caughtUp,
    Optional<DeclaredSchema> declared,
    PageFacts facts,
    DeclaredInside inside) {
  public StreamPage {
    rows = List.copyOf(rows);
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(declared, "declared");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(inside, "inside");
  }

  /** A page without metadata of nested fields. */
  public StreamPage(
      List<VendorRow> rows,
      StreamPosition next,
      boolean caughtUp,
      Optional<DeclaredSchema> declared,
      PageFacts facts) {
    this(rows, next, caughtUp, declared, facts, DeclaredInside.none());
  }

  /** A page of which nothing else is known. */
  public StreamPage(
      List<VendorRow> rows,
      StreamPosition next,
      boolean caughtUp,
      Optional<DeclaredSchema> declared) {
    this(rows, next, caughtUp, declared, PageFacts.none(), DeclaredInside.none());
  }

  /** Returns this page with what metadata says and the position after it. */
  public StreamPage withInside(DeclaredInside told, StreamPosition after) {
    return new StreamPage(rows, after, caughtUp, declared, facts, told);
  }

  /** Returns this page, everything that changed before a time being read with it. */
  public StreamPage withCoveredUntil(Instant time) {
    return with(
        new PageFacts(
            Optional.of(time), facts.serverNewest(), facts.quotaLeft(), facts.rejected()));
  }

  /** Returns this page with the time of the newest change the vendor knows of. */
  public StreamPage withServerNewest(Instant time) {
    return with(
        new PageFacts(
            facts.coveredUntil(), Optional.of(time), facts.quotaLeft(), facts.rejected()));
  }

  /** Returns this page with the number of calls that are left. */
  public StreamPage withQuotaLeft(long calls) {
    return with(
        new PageFacts(
            facts.coveredUntil(), facts.serverNewest(), OptionalLong.of(calls), facts.rejected()));
  }

  /** Returns this page with the rows that had to be left out. */
  public StreamPage withRejected(List<RejectedRow> leftOut) {
    return with(
        new PageFacts(facts.coveredUntil(), facts.serverNewest(), facts.quotaLeft(), leftOut));
  }

  /** Everything that changed before this was read; see {@link PageFacts}. */
  public Optional<Instant> coveredUntil() {
    return facts.coveredUntil();
  }

  /** The newest change the vendor knows of; see {@link PageFacts}. */
  public Optional<Instant> serverNewest() {
    return facts.serverNewest();
  }

  /** Calls left; see {@link PageFacts}. */
  public OptionalLong quotaLeft() {
    return facts.quotaLeft();
  }

  private StreamPage with(PageFacts told) {
    return new StreamPage(rows, next, caughtUp, declared, told, inside);
  }
}
