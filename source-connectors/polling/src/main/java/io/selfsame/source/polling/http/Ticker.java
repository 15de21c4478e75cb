package io.selfsame.source.polling.http;

import java.util.concurrent.TimeUnit;

/** Monotonic time and waiting for it; injected so that tests need not wait. */
public interface Ticker {
  long nanos();

  void sleep(long nanos) throws InterruptedException;

  /** The machine's own. */
  static Ticker system() {
    return new Ticker() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
      }
    };
  }
}
