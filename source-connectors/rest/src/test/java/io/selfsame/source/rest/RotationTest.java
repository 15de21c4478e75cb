package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Request;
import io.selfsame.simulator.server.Response;
import io.selfsame.source.polling.config.PollingConfig;
import io.selfsame.source.polling.vendor.SettingProblem;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refresh tokens that each use replaces. */
class RotationTest {
  private static final String MANIFEST =
      """
      manifest: 1
      name: shop
      auth:
        type: oauth_refresh_token
        token_url: /token
        client_id: me
        client_secret: client
        refresh_token: refresh
        rotates: true
      streams:
        people:
          request: {path: /people}
          response: {records: rows}
          row: {id: id}
      """;

  private final Scripted server = new Scripted(this::answer);
  private int current;
  private int issued;

  RotationTest() {
    server.settings.put("rest.secret.client", "c");
    server.settings.put("rest.secret.refresh", "refresh-0");
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theNextTokenOutlivesARestart(@TempDir Path directory) throws VendorException, IOException {
    Path file = directory.resolve("shop.token");
    server.settings.put("rest.refresh.token.file", file.toString());

    server.ids(MANIFEST);
    server.ids(MANIFEST);

    assertEquals(2, issued);
    assertEquals("refresh-2", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void withoutAFileItIsRefusedWithTheReason() {
    server.settings.put("rest.manifest", MANIFEST);

    List<SettingProblem> problems =
        new PollingConfig(new RestDefinition(), server.settings).problems();

    assertEquals("rest.refresh.token.file", problems.get(0).setting());
    assertTrue(problems.get(0).message().contains("must outlive the worker"));
  }

  @Test
  void aFileThatCannotBeWrittenCostsNoToken(@TempDir Path directory) throws VendorException {
    Path file = directory.resolve("nowhere").resolve("shop.token");
    server.settings.put("rest.refresh.token.file", file.toString());
    VendorStream stream = server.stream(MANIFEST);

    VendorException refused =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals("SECRETS_FILE_UNUSABLE", refused.code());
    assertEquals("rest.refresh.token.file", refused.setting().orElseThrow());
    assertEquals(0, issued);
  }

  @Test
  void aRotationTheManifestDoesNotKnowOfIsToldBeforeTheTokenIsLost() throws VendorException {
    VendorStream stream = server.stream(MANIFEST.replace("rotates: true", "rotates: false"));

    VendorException refused =
        assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

    assertEquals("REFRESH_TOKEN_ROTATED", refused.code());
    assertFalse(refused.getMessage().contains("refresh-1"));
  }

  private Response answer(Request request) {
    if (!request.path().equals("/token")) {
      ObjectNode body = Json.object();
      body.putArray("rows");
      return Response.json(200, body);
    }
    if (!request.body().contains("refresh_token=refresh-" + current)) {
      return Response.json(400, Json.object().put("error", "invalid_grant"));
    }
    issued++;
    current++;
    return Response.json(
        200,
        Json.object().put("access_token", "access").put("refresh_token", "refresh-" + current));
  }
}
