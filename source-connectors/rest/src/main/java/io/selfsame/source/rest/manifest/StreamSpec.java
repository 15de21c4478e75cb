package io.selfsame.source.rest.manifest;

import io.selfsame.source.rest.template.Path;
import io.selfsame.source.rest.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One list of rows and how it is read.
 *
 * @param part which part of the object it is; empty for the whole
 * @param every how often a list without a time filter is read; as often as polled if absent
 * @param pageSize the most rows to ask for in one page, {@code page.size}
 * @param windows when the list can be asked by time of change
 * @param critical fields that feed identity or consent
 */
public record StreamSpec(
    String object,
    String part,
    Optional<Duration> every,
    RequestSpec request,
    ResponseSpec response,
    int pageSize,
    Pagination pagination,
    Optional<Windows> windows,
    RowSpec row,
    Deletes deletes,
    Optional<Merges> merges,
    Optional<Retrieve> retrieve,
    List<Join> joins,
    Optional<MetadataSpec> metadata,
    Set<String> critical) {
  public StreamSpec {
    joins = List.copyOf(joins);
    critical = Set.copyOf(critical);
  }

  /** The form of an answer. */
  public record ResponseSpec(boolean lines, Compression compression, Path records) {}

  /** How an answer's body is packed. */
  public enum Compression {
    NONE,
    GZIP,
    /** A zip archive whose files may be gzip. */
    ZIP
  }

  /**
   * How a list is cut by time of change.
   *
   * @param granularity of the vendor's filter: windows begin and end on it
   */
  public record Windows(
      Optional<Template> from,
      Duration lag,
      Duration overlap,
      Optional<Duration> longest,
      Duration granularity) {}

  /**
   * Where a row has what the connector needs.
   *
   * @param leaveOut members that are not passed on
   * @param flatten members whose members become the row's own
   */
  public record RowSpec(
      Path id,
      Optional<TimePath> modifiedAt,
      Optional<TimePath> createdAt,
      List<Path> leaveOut,
      List<Path> flatten) {
    public RowSpec {
      leaveOut = List.copyOf(leaveOut);
      flatten = List.copyOf(flatten);
    }
  }

  /**
   * Which rows are deletions.
   *
   * @param when every condition holds
   * @param erases whether they are erasures
   */
  public record Deletes(boolean all, List<Condition> when, boolean erases) {
    public Deletes {
      when = List.copyOf(when);
    }
  }

  /** Where a row lists those that were merged into it. */
  public record Merges(Path path, Optional<String> separator) {}

  /** How a row is asked for by itself. */
  public record Retrieve(RequestSpec request, Path record) {}

  /**
   * What is asked for all rows of a page at once and joined to them.
   *
   * @param id of the row, in a record of the answer
   * @param value what becomes the field
   */
  public record Join(String field, RequestSpec request, Path records, Path id, Path value) {}
}
