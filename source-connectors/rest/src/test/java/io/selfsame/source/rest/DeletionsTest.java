package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.contract.RecordOperation;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How rows that are gone are noticed: by a flag, by not being found. */
class DeletionsTest {

  @Test
  void aFlagMakesARowADeletionThatKeepsNothingButItsId() throws VendorException {
    ObjectNode body = Json.object();
    body.putArray("rows")
        .add(Json.object().put("id", 1).put("state", "active"))
        .add(Json.object().put("id", 2).put("state", "cleaned").put("email", "a@example.com"))
        .add(Json.object().put("id", 3).put("state", "archived"));
    try (Scripted server = new Scripted(request -> Response.json(200, body))) {
      List<VendorRow> rows =
          Scripted.rows(
              server.stream(
                  Scripted.manifest(
                      """
                      request: {path: /people}
                      response: {records: rows}
                      row: {id: id}
                      deletes: {when: [{path: state, equals: [archived, cleaned]}], erases: true}
                      """)));

      assertEquals(
          List.of(RecordOperation.UPSERT, RecordOperation.ERASE, RecordOperation.ERASE),
          rows.stream().map(VendorRow::op).toList());
      assertTrue(rows.get(1).fields().isEmpty());
    }
  }

  @Test
  void aRowThatIsNotFoundWhenAskedForIsADeletion() throws VendorException {
    ObjectNode body = Json.object();
    body.putArray("rows").add(Json.object().put("id", 1)).add(Json.object().put("id", 2));
    try (Scripted server =
        new Scripted(
            request ->
                switch (request.path()) {
                  case "/people" -> Response.json(200, body);
                  case "/people/1" ->
                      Response.json(200, Json.object().put("id", 1).put("name", "whole"));
                  default -> Response.json(404, Json.object());
                })) {
      List<VendorRow> rows =
          Scripted.rows(
              server.stream(
                  Scripted.manifest(
                      """
                      request: {path: /people}
                      response: {records: rows}
                      row: {id: id}
                      retrieve: {request: {path: "/people/{{row.id}}"}}
                      """)));

      assertEquals("whole", rows.get(0).fields().path("name").textValue());
      assertEquals(RecordOperation.DELETE, rows.get(1).op());
      assertEquals("2", rows.get(1).id());
    }
  }

  @Test
  void flattenedNamesNeverOverwriteTheRowsOwn() throws VendorException {
    ObjectNode row = Json.object().put("id", 1).put("name", "own");
    row.putObject("traits").put("name", "inner").put("email", "a@example.com");
    ObjectNode body = Json.object();
    body.putArray("rows").add(row);
    try (Scripted server = new Scripted(request -> Response.json(200, body))) {
      ObjectNode fields =
          Scripted.rows(
                  server.stream(
                      Scripted.manifest(
                          """
                          request: {path: /people}
                          response: {records: rows}
                          row: {id: id, flatten: [traits]}
                          """)))
              .get(0)
              .fields();

      assertEquals("own", fields.path("name").textValue());
      assertEquals("inner", fields.path("traits_name").textValue());
      assertEquals("a@example.com", fields.path("email").textValue());
    }
  }
}
