package io.selfsame.source.polling.schedule;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads, one for each stream, so that a stream that hangs holds up no other. */
public final class ThreadedReadScheduler implements ReadScheduler {
  private final ScheduledThreadPoolExecutor executor;

  public ThreadedReadScheduler(String name, int streams) {
    AtomicInteger number = new AtomicInteger();
    executor =
        new ScheduledThreadPoolExecutor(
            Math.max(1, streams),
            read -> {
              Thread thread = new Thread(read, name + "-read-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy());
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // a read reports its own outcome, also a failure
  public void schedule(Runnable read, Duration delay) {
    executor.schedule(read, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
