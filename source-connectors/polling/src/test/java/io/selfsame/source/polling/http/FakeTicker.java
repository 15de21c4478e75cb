package io.selfsame.source.polling.http;

import java.time.Duration;

/** Time that only passes by sleeping. */
final class FakeTicker implements Ticker {
  /** Close to the end of the range: nano time may wrap. */
  private long now = Long.MAX_VALUE - 1_000;

  private Duration slept = Duration.ZERO;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pass(Duration.ofNanos(nanos));
    slept = slept.plusNanos(nanos);
  }

  void pass(Duration time) {
    now += time.toNanos();
  }

  Duration slept() {
    return slept;
  }
}
