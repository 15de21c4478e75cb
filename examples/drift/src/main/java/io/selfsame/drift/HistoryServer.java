package io.selfsame.drift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.selfsame.drift.History.Version;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A list endpoint in the manner of Stripe's, for one resource of any name, whose shape changes from
 * page to page as it did from version to version. The last version goes on being served: the vendor
 * stays as it is now.
 */
final class HistoryServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Version> versions;
  private final int settling;

  /**
   * @param settling how often the last version is served again
   */
  HistoryServer(History history, int settling) throws IOException {
    this.versions = history.versions();
    this.settling = settling;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/objects", this::list);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int pages() {
    return versions.size() + settling;
  }

  private void list(HttpExchange exchange) throws IOException {
    try (exchange) {
      String query = exchange.getRequestURI().getQuery();
      int page = Integer.parseInt(query.substring(query.indexOf('=') + 1));
      ObjectNode list = History.JSON.createObjectNode().put("object", "list");
      list.put("has_more", page + 1 < pages());
      if (page < pages()) {
        list.putArray("data").add(versions.get(Math.min(page, versions.size() - 1)).payload());
      } else {
        list.putArray("data");
      }
      byte[] body = list.toString().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
