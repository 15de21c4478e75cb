package io.selfsame.source.polling.metric;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MBeans of one task; a failure to register one never fails the task. */
public final class MetricRegistration implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricRegistration.class);

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final String connector;
  private final String task;
  private final List<ObjectName> registered = new ArrayList<>();

  public MetricRegistration(String connector, String task) {
    this.connector = connector;
    this.task = task;
  }

  public void register(String object, String part, StreamMetrics metrics) {
    try {
      ObjectName name =
          new ObjectName(
              "io.selfsame:type=source-stream,connector="
                  + ObjectName.quote(connector)
                  + ",task="
                  + task
                  + ",object="
                  + ObjectName.quote(object)
                  + (part.isEmpty() ? "" : ",part=" + ObjectName.quote(part)));
      // A task that was not stopped cleanly may have left its own behind.
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
      server.registerMBean(metrics, name);
      registered.add(name);
    } catch (JMException e) {
      LOG.warn("No metrics for {}: {}", object, e.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    for (ObjectName name : registered) {
      try {
        server.unregisterMBean(name);
      } catch (JMException e) {
        LOG.debug("Metrics were gone already: {}", e.getClass().getSimpleName());
      }
    }
    registered.clear();
  }
}
