package io.selfsame.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicLong now = new AtomicLong();
  private final Patience tenSeconds =
      new Patience(Duration.ofSeconds(10), now::get, pause -> now.addAndGet(pause.toNanos()));

  @Test
  void theFirstAnswerEndsTheWait() {
    AtomicInteger looks = new AtomicInteger();

    int answer =
        tenSeconds.until(
            "three looks", () -> Optional.of(looks.incrementAndGet()).filter(n -> n == 3));

    assertEquals(3, answer);
    assertEquals(Duration.ofMillis(200).toNanos(), now.get());
  }

  @Test
  void whatNeverComesIsNamedWhenTheTimeIsUp() {
    ClusterException tooLate =
        assertThrows(
            ClusterException.class, () -> tenSeconds.until("the tide turns", Optional::empty));

    assertTrue(tooLate.getMessage().contains("the tide turns"));
    assertEquals(Duration.ofSeconds(10).toNanos(), now.get());
  }

  @Test
  void anInterruptEndsTheWaitAndStaysSet() {
    Patience interrupted =
        new Patience(
            Duration.ofSeconds(10),
            now::get,
            pause -> {
              throw new InterruptedException();
            });

    assertThrows(ClusterException.class, () -> interrupted.until("anything", Optional::empty));
    assertTrue(Thread.interrupted());
  }
}
