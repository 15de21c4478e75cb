package io.selfsame.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Free loopback ports below the range from which systems take the local ports of outgoing
 * connections. A port from that range would not do: while a killed server is down, a client that
 * keeps knocking can be given the very port it knocks at, connect to itself and keep the server
 * out.
 */
public final class Ports {
  private static final int LEAST = 12_000;
  private static final int MOST = 32_000;
  private static final int ATTEMPTS = 1_000;

  private Ports() {}

  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LEAST, MOST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new ClusterException("No free loopback port found between " + LEAST + " and " + MOST);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
