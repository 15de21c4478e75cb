package io.selfsame.source.polling.discovery;

import io.selfsame.source.polling.vendor.Vendor;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the vendor for its objects, at first and then at intervals, on a thread of its own. A
 * failure is logged and tried again; it never ends the connector. An object that was found once is
 * kept as long as this lives: should it vanish or be forbidden, its stream tells that, loudly.
 */
public final class ObjectDiscovery implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ObjectDiscovery.class);

  private final Supplier<Vendor> connection;
  private final List<String> wanted;
  private final Runnable changed;
  private final ScheduledExecutorService thread;
  private final CountDownLatch firstDone = new CountDownLatch(1);
  private final TreeSet<String> offered = new TreeSet<>();
  private volatile List<String> objects = List.of();
  private volatile Optional<Vendor> asked = Optional.empty();
  private volatile boolean closed;
  private String failure = "";

  /**
   * @param wanted names and patterns
   * @param changed called when new objects are found after the first time
   */
  public ObjectDiscovery(Supplier<Vendor> connection, List<String> wanted, Runnable changed) {
    this.connection = connection;
    this.wanted = List.copyOf(wanted);
    this.changed = changed;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "selfsame-discovery");
              made.setDaemon(true);
              return made;
            });
  }

  /** Begins, and waits for the first answer as long as patience lasts. */
  @SuppressWarnings("FutureReturnValueIgnored") // discovery reports its own failures
  public void start(Duration interval, Duration patience) {
    thread.scheduleWithFixedDelay(this::discover, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    try {
      if (!firstDone.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The vendor has not yet told its objects; reading begins when it has");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The objects to read; none before the vendor told them. */
  public List<String> objects() {
    return objects;
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdownNow();
    asked.ifPresent(Vendor::close);
  }

  private void discover() {
    try (Vendor vendor = connection.get()) {
      asked = Optional.of(vendor);
      take(vendor.discover());
      failure = "";
    } catch (VendorException e) {
      report(e.getMessage());
    } catch (RuntimeException e) {
      // Anything thrown here would end the schedule; its message may quote the vendor.
      report(e.getClass().getName());
    } finally {
      asked = Optional.empty();
      firstDone.countDown();
    }
  }

  private void take(Optional<List<String>> told) {
    told.ifPresent(offered::addAll);
    List<String> found =
        told.isPresent() ? ObjectPatterns.expand(wanted, List.copyOf(offered)) : wanted;
    boolean isNew = !found.equals(objects);
    objects = found;
    if (isNew && firstDone.getCount() == 0 && !closed) {
      LOG.info("New objects were found: {} are read from now on", found.size());
      changed.run();
    }
  }

  private void report(String why) {
    if (!closed && !why.equals(failure)) {
      failure = why;
      LOG.warn("Asking for the vendor's objects failed and is tried again: {}", why);
    }
  }
}
