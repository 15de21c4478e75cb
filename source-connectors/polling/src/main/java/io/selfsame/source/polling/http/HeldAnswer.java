package io.selfsame.source.polling.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.source.polling.vendor.RejectedRow;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Hands a long answer over in slices of bounded size. The answer stays open from one slice to the
 * next; after a restart or a lost connection it is asked for again and the rows that were done are
 * passed over. So it suits answers that are the same each time: exports and closed windows. One
 * thread reads, any may close.
 */
public final class HeldAnswer implements AutoCloseable {

  /** Asks for a page's answer. */
  @FunctionalInterface
  public interface Opening {
    HttpStream open(String page) throws VendorException;
  }

  /** How the rows of an answer's body are read. */
  @FunctionalInterface
  public interface Format {
    RowReader rows(InputStream body, long rowBytes, String where) throws IOException;
  }

  /**
   * Some rows.
   *
   * @param rowsDone how many elements of the page are done with these
   * @param rejected the elements that were left out
   * @param envelope what stood around the rows; present with the page's last slice
   */
  public record Slice(
      List<ObjectNode> rows,
      long rowsDone,
      List<RejectedRow> rejected,
      Optional<JsonNode> envelope) {
    public Slice {
      rows = List.copyOf(rows);
      rejected = List.copyOf(rejected);
    }
  }

  /**
   * How much at once.
   *
   * @param rows the most rows of a slice
   * @param bytes a slice ends with the row that reaches this
   * @param rowBytes longer rows are rejected
   */
  public record Limits(int rows, long bytes, long rowBytes) {}

  private record Held(String page, HttpStream answer, RowReader rows, long done) {}

  private final Opening opening;
  private final Format format;
  private final Limits limits;
  private volatile Optional<Held> held = Optional.empty();

  /**
   * @param path the names that lead to the array of rows
   */
  public HeldAnswer(Opening opening, List<String> path, Limits limits) {
    this(opening, arrayAt(List.copyOf(path)), limits);
  }

  /**
   * @param format for answers that are no array in JSON
   */
  public HeldAnswer(Opening opening, Format format, Limits limits) {
    this.opening = opening;
    this.format = format;
    this.limits = limits;
  }

  private static Format arrayAt(List<String> path) {
    return (body, rowBytes, where) -> new JsonRows(body, path, rowBytes, where);
  }

  /**
   * Returns the rows of a page after those that are done.
   *
   * @throws VendorException as the opening; RETRY when the answer was cut off
   */
  public Slice read(String page, long rowsDone) throws VendorException {
    Held answer =
        held.filter(known -> known.page().equals(page) && known.done() == rowsDone).isPresent()
            ? held.orElseThrow()
            : opened(page, rowsDone);
    try {
      return slice(answer);
    } catch (VendorException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    held.ifPresent(open -> open.answer().close());
    held = Optional.empty();
  }

  private Held opened(String page, long rowsDone) throws VendorException {
    close();
    HttpStream answer = opening.open(page);
    RowReader rows = rows(answer);
    Held fresh = new Held(page, answer, rows, rowsDone);
    held = Optional.of(fresh);
    for (long passed = 0; passed < rowsDone; passed++) {
      rows.next();
    }
    return fresh;
  }

  /** Packed answers are opened with their first bytes. */
  private RowReader rows(HttpStream answer) throws VendorException {
    try {
      return format.rows(answer.body(), limits.rowBytes(), answer.where());
    } catch (IOException e) {
      answer.close();
      throw VendorException.retry(
          e.getClass().getSimpleName(), answer.where() + " was cut off", Optional.empty());
    }
  }

  private Slice slice(Held answer) throws VendorException {
    List<ObjectNode> rows = new ArrayList<>();
    List<RejectedRow> rejected = new ArrayList<>();
    long bytes = 0;
    long done = answer.done();
    while (rows.size() < limits.rows() && bytes < limits.bytes()) {
      Optional<JsonRows.Element> element = answer.rows().next();
      if (element.isEmpty()) {
        close();
        return new Slice(rows, done, rejected, Optional.of(answer.rows().envelope()));
      }
      done++;
      if (element.get() instanceof JsonRows.Element.Row row) {
        rows.add(row.fields());
        bytes += row.bytes();
      } else if (element.get() instanceof JsonRows.Element.Rejected why) {
        rejected.add(new RejectedRow(why.code(), why.id(), OptionalLong.of(done - 1)));
      }
    }
    held = Optional.of(new Held(answer.page(), answer.answer(), answer.rows(), done));
    return new Slice(rows, done, rejected, Optional.empty());
  }
}
