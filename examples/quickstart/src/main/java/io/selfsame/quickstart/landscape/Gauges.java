package io.selfsame.quickstart.landscape;

import io.selfsame.cluster.ClusterException;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The metrics our plugins publish in a worker, read over JMX as an operator's dashboard would. */
public final class Gauges implements AutoCloseable {
  private final int port;
  private Optional<JMXConnector> connector = Optional.empty();

  /** Reads from the worker whose JMX port this is. */
  public Gauges(int port) {
    this.port = port;
  }

  /** JVM options that open a JMX port to this machine only. */
  public static java.util.List<String> jvmOptions(int port) {
    return java.util.List.of(
        "-Dcom.sun.management.jmxremote.port=" + port,
        "-Dcom.sun.management.jmxremote.rmi.port=" + port,
        "-Dcom.sun.management.jmxremote.host=127.0.0.1",
        "-Djava.rmi.server.hostname=127.0.0.1",
        "-Dcom.sun.management.jmxremote.authenticate=false",
        "-Dcom.sun.management.jmxremote.ssl=false");
  }

  /** Sums an attribute over all beans of a type, of one connector. */
  public long sum(String type, String connectorName, String attribute) {
    return fold(type, connectorName, attribute, Long::sum);
  }

  /** The largest value of an attribute over all beans of a type, of one connector. */
  public long max(String type, String connectorName, String attribute) {
    return fold(type, connectorName, attribute, Math::max);
  }

  private long fold(
      String type,
      String connectorName,
      String attribute,
      java.util.function.LongBinaryOperator operator) {
    try {
      MBeanServerConnection server = server();
      long result = 0;
      for (ObjectName bean : server.queryNames(pattern(type, connectorName), null)) {
        result = operator.applyAsLong(result, read(server, bean, attribute));
      }
      return result;
    } catch (IOException workerAway) {
      disconnect();
      return 0;
    }
  }

  private static long read(MBeanServerConnection server, ObjectName bean, String attribute)
      throws IOException {
    try {
      return server.getAttribute(bean, attribute) instanceof Number number ? number.longValue() : 0;
    } catch (InstanceNotFoundException stoppedMeanwhile) {
      return 0;
    } catch (JMException unreadable) {
      throw new ClusterException("Metric " + attribute + " is not readable", unreadable);
    }
  }

  private static ObjectName pattern(String type, String connectorName) {
    String text =
        String.format(Locale.ROOT, "io.selfsame:type=%s,connector=\"%s\",*", type, connectorName);
    try {
      return new ObjectName(text);
    } catch (MalformedObjectNameException impossible) {
      throw new IllegalArgumentException("not a connector's name: " + connectorName, impossible);
    }
  }

  @SuppressWarnings("BanJNDI") // to a port of our own on loopback
  private MBeanServerConnection server() throws IOException {
    if (connector.isEmpty()) {
      connector =
          Optional.of(
              JMXConnectorFactory.connect(
                  new JMXServiceURL(
                      "service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi")));
    }
    return connector.get().getMBeanServerConnection();
  }

  private void disconnect() {
    connector.ifPresent(
        open -> {
          try {
            open.close();
          } catch (IOException alreadyGone) {
            // The worker took the connection with it.
          }
        });
    connector = Optional.empty();
  }

  @Override
  public void close() {
    disconnect();
  }
}
