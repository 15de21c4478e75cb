package io.selfsame.source.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.simulator.server.Json;
import io.selfsame.simulator.server.Response;
import io.selfsame.simulator.server.SimulatorClock;
import io.selfsame.simulator.server.SimulatorServer;
import io.selfsame.source.polling.vendor.StreamPosition;
import io.selfsame.source.polling.vendor.VendorException;
import io.selfsame.source.polling.vendor.VendorStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests and credentials may go, and what messages may say. */
class SafetyTest {
  private static final String CANARY = "canary-4711@example.com";
  private static final String KEY = "key-canary";

  private static final String LINKED =
      """
      manifest: 1
      name: shop
      auth: {type: bearer, token: key}
      streams:
        people:
          request: {path: /people}
          response: {records: rows}
          pagination: {type: link, body: next}
          row: {id: id}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/people",
        "http://169.254.169.254/latest/meta-data",
        "//evil.example/people",
        "http://127.0.0.1:1/people",
        "file:///etc/passwd",
        "ftp://evil.example/",
        "jar:file:/x!/y",
        "http://user:password@127.0.0.1/people",
        "http://localhost/people",
        "http://[::1]/people",
        "https:\\\\evil.example",
      })
  void aNextPageNeverLeadsToAnotherHost(String next) throws VendorException {
    try (Scripted server =
        new Scripted(
            request -> {
              var body = Json.object().put("next", next);
              body.putArray("rows").add(Json.object().put("id", 1));
              return Response.json(200, body);
            })) {
      server.settings.put("rest.secret.key", KEY);
      VendorStream stream = server.stream(LINKED);

      VendorException refused =
          assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

      assertEquals("URL_NOT_ALLOWED", refused.code());
      assertEquals("rest.allow.hosts", refused.setting().orElseThrow());
      assertFalse(refused.getMessage().contains("evil"));
      assertEquals(1, server.requests().size());
    }
  }

  @Test
  void aHostTheUserAllowsIsFollowed() throws VendorException {
    try (Scripted other =
            new Scripted(
                request -> {
                  var body = Json.object();
                  body.putArray("rows").add(Json.object().put("id", 2));
                  return Response.json(200, body);
                });
        Scripted server =
            new Scripted(
                request -> {
                  var body = Json.object().put("next", other.server.baseUri() + "/people");
                  body.putArray("rows").add(Json.object().put("id", 1));
                  return Response.json(200, body);
                })) {
      server.settings.put("rest.secret.key", KEY);
      server.settings.put("rest.allow.hosts", "127.0.0.1:" + other.server.baseUri().getPort());

      assertEquals(List.of("1", "2"), server.ids(LINKED));
    }
  }

  @Test
  void aPositionFromAUsersHandsLeadsNowhereElseEither() throws VendorException {
    try (Scripted server = new Scripted(request -> Response.json(200, Json.object()))) {
      server.settings.put("rest.secret.key", KEY);
      VendorStream stream = server.stream(LINKED);
      StreamPosition edited =
          StreamPosition.start().with("sweep.cursor", "0 https://evil.example/").with("x", 1);

      VendorException refused = assertThrows(VendorException.class, () -> stream.read(edited));

      assertEquals("URL_NOT_ALLOWED", refused.code());
      assertEquals(0, server.requests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectGetsNoRequest(int status) throws VendorException {
    try (Scripted elsewhere = new Scripted(request -> Response.json(200, Json.object()));
        Scripted server =
            new Scripted(
                request ->
                    Response.text(status, "")
                        .withHeader("Location", elsewhere.server.baseUri() + "/people"))) {
      server.settings.put("rest.secret.key", KEY);
      VendorStream stream = server.stream(LINKED);

      VendorException refused =
          assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

      assertEquals("rest.base.url", refused.setting().orElseThrow());
      assertEquals(0, elsewhere.requests().size());
    }
  }

  @Test
  void aTokenUrlOnAnotherHostNeedsPermission() throws VendorException {
    try (SimulatorServer other =
            SimulatorServer.start("other", 0, SimulatorClock.ticking(), request -> token());
        Scripted server =
            new Scripted(
                request -> {
                  var body = Json.object();
                  body.putArray("rows");
                  return Response.json(200, body);
                })) {
      server.settings.put("rest.secret.secret", "s");
      String manifest =
          """
          manifest: 1
          name: shop
          auth: {type: oauth_client_credentials, token_url: "%s/token", client_id: me, client_secret: secret}
          streams:
            people:
              request: {path: /people}
              response: {records: rows}
              row: {id: id}
          """
              .formatted(other.baseUri());

      VendorException refused = assertThrows(VendorException.class, () -> server.stream(manifest));
      assertEquals("URL_NOT_ALLOWED", refused.code());
      assertEquals(0, other.requests().total());

      server.settings.put("rest.allow.hosts", "127.0.0.1:" + other.baseUri().getPort());
      assertEquals(List.of(), server.ids(manifest));
      assertEquals("Bearer t", server.requests().get(0).credential());
    }
  }

  @Test
  void valuesGoIntoPathsAsOneSegment() throws VendorException {
    try (Scripted server =
        new Scripted(
            request -> {
              var body = Json.object();
              body.putArray("rows");
              return Response.json(200, body);
            })) {
      server.settings.put("rest.setting.list", "../../admin?x=1#y/..");
      server.ids(
          """
          manifest: 1
          name: shop
          auth: {type: none}
          settings: {list: {}}
          streams:
            people:
              request: {path: "/lists/{{setting.list}}/people"}
              response: {records: rows}
              row: {id: id}
          """);

      assertEquals("/lists/../../admin?x=1#y/../people", server.requests().get(0).path());
      assertTrue(server.requests().get(0).query().isEmpty());
    }
  }

  @Test
  void aValueIsNeverLookedAtAgainForPlaceholders() throws VendorException {
    try (Scripted server =
        new Scripted(
            request -> {
              var body = Json.object();
              body.putArray("rows");
              return Response.json(200, body);
            })) {
      server.settings.put("rest.setting.q", "{{page.size}}${env:X}#{1+1}");
      server.ids(
          """
          manifest: 1
          name: shop
          auth: {type: none}
          settings: {q: {}}
          streams:
            people:
              request: {path: /people, query: {q: "{{setting.q}}"}}
              response: {records: rows}
              row: {id: id}
          """);

      assertEquals(
          List.of("{{page.size}}${env:X}#{1+1}"), server.requests().get(0).query().get("q"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 418, 422, 429, 500, 503})
  void noMessageRepeatsWhatTheVendorOrTheCustomerSaid(int status) throws VendorException {
    try (Scripted server =
        new Scripted(
            request ->
                Response.json(status, Json.object().put("error", CANARY).put("code", CANARY)))) {
      server.settings.put("rest.secret.key", KEY);
      VendorStream stream = server.stream(LINKED);

      VendorException refused =
          assertThrows(VendorException.class, () -> stream.read(StreamPosition.start()));

      assertFalse(refused.toString().contains(CANARY));
      assertFalse(refused.toString().contains(KEY));
    }
  }

  private static Response token() {
    return Response.json(200, Json.object().put("access_token", "t"));
  }
}
