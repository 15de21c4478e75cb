package io.selfsame.registry;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real registry (Apicurio, with Confluent's API) in a process of its own, in memory; one for all
 * tests of this module. The build unpacks it into {@code target/registry}.
 */
final class RegistryServer {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static RegistryServer shared;

  private final Process process;
  private final int port;

  private RegistryServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static synchronized RegistryServer get() throws IOException {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  /** Where Confluent's API begins. */
  String confluentApi() {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  /** Where the registry's own API begins, which its converter uses. */
  String ownApi() {
    return "http://127.0.0.1:" + port + "/apis/registry/v2";
  }

  private static RegistryServer start() throws IOException {
    Path home = Path.of(System.getProperty("registry.directory", "target/registry"));
    int port = freePort();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dquarkus.http.host=127.0.0.1",
            "-Dquarkus.http.port=" + port,
            "-jar",
            runner(home).toString());
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("registry.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
    RegistryServer server = new RegistryServer(process, port);
    Awaitility.await("the registry").atMost(PATIENCE).until(server::isReady);
    return server;
  }

  private boolean isReady() throws InterruptedException {
    assertTrue(process.isAlive(), "the registry ended: see target/registry/registry.log");
    HttpRequest request = HttpRequest.newBuilder(URI.create(confluentApi() + "/subjects")).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path runner(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no registry: run the build's verify"));
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void stop(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
