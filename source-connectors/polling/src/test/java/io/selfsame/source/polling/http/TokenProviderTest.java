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
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
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
  void aFailedFetchIsTriedAgainAfterASecond() throws VendorException {
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
    clock.advance(Duration.ofSeconds(1));
    assertEquals("token-1", flaky.current().value());
  }

  @Test
  void aRefreshThatFailsIsSharedByAllWhoWaitInsteadOfAStorm() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    TokenProvider refused =
        new TokenProvider(
            () -> {
              calls.incrementAndGet();
              throw VendorException.auth("HTTP_401", "no token", "secret", "Set it.");
            },
            clock,
            Duration.ZERO);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Callable<String> ask = () -> assertThrows(VendorException.class, refused::current).code();
    for (Future<String> answer : threads.invokeAll(List.of(ask, ask, ask, ask, ask, ask, ask))) {
      assertEquals("HTTP_401", answer.get());
    }
    threads.shutdown();

    assertEquals(1, calls.get());
  }

  @Test
  void aPauseTheTokenEndpointAsksForIsKept() throws VendorException {
    AtomicInteger calls = new AtomicInteger();
    Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
    TokenProvider limited =
        new TokenProvider(
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw VendorException.rateLimited("HTTP_429", "no token", minute);
              }
              return fetch();
            },
            clock,
            Duration.ZERO);
    assertThrows(VendorException.class, limited::current);
    clock.advance(Duration.ofSeconds(59));
    assertThrows(VendorException.class, limited::current);
    clock.advance(Duration.ofSeconds(1));

    assertEquals("token-1", limited.current().value());
  }

  @Test
  void aCancelledFetchIsNoFailureOfTheVendor() throws VendorException {
    AtomicInteger calls = new AtomicInteger();
    TokenProvider cancelled =
        new TokenProvider(
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw VendorException.cancelled("no token");
              }
              return fetch();
            },
            clock,
            Duration.ZERO);
    assertThrows(VendorException.class, cancelled::current);

    assertEquals("token-1", cancelled.current().value());
  }

  @Test
  @DisplayName("X-07 whoever waits for another's refresh can be interrupted")
  void waitingForARefreshIsInterruptible() throws Exception {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    TokenProvider slow =
        new TokenProvider(
            () -> {
              fetching.countDown();
              try {
                release.await();
              } catch (InterruptedException e) {
                throw VendorException.cancelled("interrupted");
              }
              return fetch();
            },
            clock,
            Duration.ZERO);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<AccessToken> first = threads.submit(slow::current);
    fetching.await();
    AtomicReference<String> code = new AtomicReference<>();
    Thread waiting =
        new Thread(
            () -> code.set(assertThrows(VendorException.class, slow::current).code()), "waiting");
    waiting.start();
    waiting.interrupt();
    waiting.join();
    release.countDown();

    assertEquals("CANCELLED", code.get());
    assertEquals("token-1", first.get().value());
    threads.shutdown();
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
