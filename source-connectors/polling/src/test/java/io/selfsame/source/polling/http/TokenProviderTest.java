package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.selfsame.source.polling.MutableClock;
import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TokenProviderTest {
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final MutableClock clock = new MutableClock();
  private final AtomicInteger fetched = new AtomicInteger();
  private final TokenProvider tokens = new TokenProvider(this::fetch, clock, Duration.ofMinutes(1));

  @Test
  void aTokenIsUsedUntilShortlyBeforeItExpires() throws VendorException {
    AccessToken first = tokens.current();
    clock.advance(Duration.ofMinutes(28));
    assertEquals(first, tokens.current());

    clock.advance(Duration.ofMinutes(1));

    assertNotEquals(first, tokens.current());
    assertEquals(2, fetched.get());
  }

  @Test
  void aRefusedTokenIsReplacedOnceHoweverOftenItWasRefused() throws VendorException {
    AccessToken first = tokens.current();
    tokens.reject(first);
    AccessToken second = tokens.current();
    tokens.reject(first);

    assertEquals(second, tokens.current());
    assertEquals(2, fetched.get());
  }

  @Test
  void aFailedFetchIsNotRemembered() throws VendorException {
    AtomicInteger calls = new AtomicInteger();
    TokenProvider flaky =
        new TokenProvider(
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw VendorException.retry("HTTP_503", "no token", Optional.empty());
              }
              return fetch();
            },
            clock,
            Duration.ZERO);

    assertThrows(VendorException.class, flaky::current);
    assertEquals("token-1", flaky.current().value());
  }

  @Test
  void manyThreadsShareOneFetch() throws Exception {
    CountDownLatch together = new CountDownLatch(8);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Callable<AccessToken> ask =
        () -> {
          together.countDown();
          together.await();
          return tokens.current();
        };
    Set<AccessToken> got = new HashSet<>();
    for (Future<AccessToken> answer :
        threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask, ask))) {
      got.add(answer.get());
    }
    threads.shutdown();

    assertEquals(1, got.size());
    assertEquals(1, fetched.get());
  }

  @Test
  void theTextOfATokenDoesNotShowIt() throws VendorException {
    assertFalse(tokens.current().toString().contains("token-1"));
  }

  private AccessToken fetch() {
    return new AccessToken(
        "token-" + fetched.incrementAndGet(), Optional.of(clock.instant().plus(LIFE)), Map.of());
  }
}
