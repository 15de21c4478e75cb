package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.selfsame.source.polling.vendor.RequestLimits;
import io.selfsame.source.polling.vendor.TrustStore;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import okhttp3.Request;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate is vouched for by nobody but itself. */
class TrustedServersTest {
  private static final String PASSWORD = "not-a-secret";

  @TempDir private static Path folder;
  private static HttpsServer server;

  @BeforeAll
  static void start() throws Exception {
    Path own = keys("own");
    keys("other");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(own)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(factory.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"rows\":[]}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop(0);
  }

  @Test
  void aServerOfAnAuthorityInTheStoreIsTrusted() throws Exception {
    assertEquals(200, send(store("own.p12", "PKCS12", PASSWORD)).status());
    assertEquals(200, send(store("own.pem", "PEM", "")).status());
  }

  @Test
  void aServerOfAnotherAuthorityIsRefusedWithTheSettingThatWouldHelp() {
    for (TrustStore store :
        List.of(TrustStore.ofRuntime(), store("other.p12", "PKCS12", PASSWORD))) {
      VendorException refused = assertThrows(VendorException.class, () -> send(store));

      assertEquals(VendorException.Kind.CONFIG, refused.kind());
      assertEquals("TLS_UNTRUSTED", refused.code());
      assertEquals(Optional.of("ssl.truststore.location"), refused.setting());
      assertTrue(refused.getMessage().contains("'ssl.truststore.location'"));
    }
  }

  @Test
  void aStoreThatCannotBeUsedIsToldWithItsSettingAndNoPassword() {
    List<TrustStore> unusable =
        List.of(
            store("missing.p12", "PKCS12", PASSWORD),
            store("own.p12", "PKCS12", "wrong-canary"),
            store("own.p12", "PEM", PASSWORD));
    for (TrustStore store : unusable) {
      String problem = TrustedServers.problem(store).orElseThrow().message();
      assertTrue(problem.contains("ssl.truststore.location"), problem);
      assertFalse(problem.contains("canary"), problem);
      assertThrows(ConfigException.class, () -> send(store));
    }
    assertEquals(Optional.empty(), TrustedServers.problem(store("own.p12", "PKCS12", PASSWORD)));
    assertFalse(store("own.p12", "PKCS12", PASSWORD).toString().contains(PASSWORD));
  }

  private static HttpAnswer send(TrustStore store) throws VendorException {
    Duration patience = Duration.ofSeconds(20);
    RequestLimits limits = new RequestLimits(patience, patience, patience, 1_000, store);
    try (HttpTransport transport = new HttpTransport(limits)) {
      String url = "https://localhost:" + server.getAddress().getPort() + "/rows";
      return transport.send(new Request.Builder().url(url).build());
    }
  }

  private static TrustStore store(String file, String type, String password) {
    return new TrustStore(folder.resolve(file).toString(), password, type);
  }

  /** A key with a certificate of its own making, by the tool every Java runtime has. */
  private static Path keys(String name) throws Exception {
    Path store = folder.resolve(name + ".p12");
    keytool("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=localhost")
        .with("-ext", "san=dns:localhost,ip:127.0.0.1", "-ext", "bc:c=ca:true")
        .run(store);
    keytool("-exportcert", "-rfc", "-alias", name, "-file", folder.resolve(name + ".pem") + "")
        .run(store);
    return store;
  }

  private static Keytool keytool(String... arguments) {
    return new Keytool(new ArrayList<>()).with(arguments);
  }

  private record Keytool(List<String> arguments) {
    Keytool with(String... more) {
      arguments.addAll(List.of(more));
      return this;
    }

    void run(Path store) throws Exception {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
      command.addAll(arguments);
      command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
      Process process = new ProcessBuilder(command).inheritIO().start();
      assertEquals(0, process.waitFor());
    }
  }
}
