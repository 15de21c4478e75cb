package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each way of paging reads every row once. */
class PaginationTest {
  private static final int ROWS = 7;
  private static final List<String> ALL =
      IntStream.rangeClosed(1, ROWS).mapToObj(Integer::toString).toList();

  @Test
  void aCursorInTheBody() throws VendorException {
    Scripted server =
        new Scripted(
            request -> {
              int from = request.parameter("c").map(Integer::parseInt).orElse(0);
              ObjectNode body = page(from, 3);
              if (from + 3 < ROWS) {
                body.putObject("paging").put("next", Integer.toString(from + 3));
              }
              return Response.json(200, body);
            });
    try (server) {
      assertEquals(ALL, server.ids(cursor("{type: cursor, body: paging.next}")));
    }
  }

  @Test
  void aCursorInAHeader() throws VendorException {
    Scripted server =
        new Scripted(
            request -> {
              int from = request.parameter("c").map(Integer::parseInt).orElse(0);
              Response answer = Response.json(200, page(from, 3));
              return from + 3 < ROWS
                  ? answer.withHeader("X-Next", Integer.toString(from + 3))
                  : answer;
            });
    try (server) {
      assertEquals(ALL, server.ids(cursor("{type: cursor, header: X-Next}")));
    }
  }

  @Test
  void aFlagEndsAListWhoseCursorDoesNot() throws VendorException {
    Scripted server =
        new Scripted(
            request -> {
              int from = request.parameter("c").map(Integer::parseInt).orElse(0);
              ObjectNode body = page(from, 3).put("more", from + 3 < ROWS);
              return Response.json(200, body.put("next", Integer.toString(from + 3)));
            });
    try (server) {
      assertEquals(ALL, server.ids(cursor("{type: cursor, body: next, more: more}")));
    }
  }

  @Test
  void aLinkHeader() throws VendorException {
    Scripted server =
        new Scripted(
            request -> {
              int from = request.parameter("from").map(Integer::parseInt).orElse(0);
              Response answer = Response.json(200, page(from, 3));
              return from + 3 < ROWS
                  ? answer.withHeader(
                      "Link",
                      "</people?from=0>; rel=\"first\", </people?from="
                          + (from + 3)
                          + ">; rel=\"next\"")
                  : answer;
            });
    try (server) {
      assertEquals(ALL, server.ids(list("path: /people", "{type: link}")));
    }
  }

  @Test
  void numberedPagesEndWithAnEmptyOne() throws VendorException {
    try (Scripted server =
        new Scripted(request -> Response.json(200, page((number(request, "page") - 1) * 3, 3)))) {
      assertEquals(
          ALL,
          server.ids(list("path: /people, query: {page: '{{position.number}}'}", "{type: page}")));
      assertEquals(4, server.requests().size());
    }
  }

  /** A vendor that gives fewer rows than asked for must not end the list. */
  @Test
  void offsetsCountTheRowsThatCame() throws VendorException {
    try (Scripted server =
        new Scripted(
            request -> Response.json(200, page(number(request, "offset"), 2).put("total", ROWS)))) {
      String request = "path: /people, query: {offset: '{{position.offset}}', limit: '100'}";
      assertEquals(ALL, server.ids(list(request, "{type: offset, total: total}")));
      assertEquals(4, server.requests().size());
    }
  }

  @Test
  void aKeysetThatIsNotSortedIsRefusedInsteadOfSkippingRows() throws VendorException {
    ObjectNode unsorted = Json.object();
    unsorted.putArray("rows").add(Json.object().put("id", 2)).add(Json.object().put("id", 1));
    try (Scripted server = new Scripted(request -> Response.json(200, unsorted))) {
      VendorStream stream = server.stream(keyset());

      VendorException refused =
          assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

      assertEquals("KEYSET_NOT_ASCENDING", refused.code());
    }
  }

  @Test
  void aKeysetGoesOnBehindTheLastRow() throws VendorException {
    try (Scripted server =
        new Scripted(request -> Response.json(200, page(number(request, "after"), 3)))) {
      assertEquals(ALL, server.ids(keyset()));
    }
  }

  @Test
  void aCursorThatLeadsNowhereIsNotFollowedInACircle() throws VendorException {
    try (Scripted server =
        new Scripted(request -> Response.json(200, page(0, 1).put("next", "same")))) {
      VendorStream stream = server.stream(cursor("{type: cursor, body: next}"));
      StreamPosition second = stream.read(StreamPosition.start()).next();

      VendorException stuck = assertThrows(VendorException.class, () -> stream.read(second));

      assertEquals("NO_PROGRESS", stuck.code());
    }
  }

  private static String keyset() {
    return list("path: /people, query: {after: '{{position.after}}'}", "{type: keyset, by: id}");
  }

  private static String cursor(String pagination) {
    return list("path: /people, query: {c: '{{position.cursor}}'}", pagination);
  }

  private static String list(String request, String pagination) {
    return Scripted.manifest(
        """
        request: {%s}
        response: {records: rows}
        pagination: %s
        row: {id: id}
        """
            .formatted(request, pagination));
  }

  private static int number(Request request, String name) {
    return request.parameter(name).map(Integer::parseInt).orElseThrow();
  }

  private static ObjectNode page(int from, int rows) {
    ObjectNode body = Json.object();
    ArrayNode page = body.putArray("rows");
    for (int id = from + 1; id <= Math.min(ROWS, from + rows); id++) {
      page.add(Json.object().put("id", id));
    }
    return body;
  }
}
