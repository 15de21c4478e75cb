package io.selfsame.sink.changes;

import java.time.Duration;

/** Waits; nothing in a test. */
@FunctionalInterface
interface Pause {
  void sleep(Duration time) throws InterruptedException;
}
