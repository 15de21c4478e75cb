package io.selfsame.source.polling.schedule;

import java.time.Duration;

/** Runs blocking reads off the task's thread, each after a delay. */
public interface ReadScheduler extends AutoCloseable {

  /** Runs a read after a delay; dropped silently after {@link #close}. */
  void schedule(Runnable read, Duration delay);

  /** Interrupts running reads and drops waiting ones; does not wait for them. */
  @Override
  void close();
}
