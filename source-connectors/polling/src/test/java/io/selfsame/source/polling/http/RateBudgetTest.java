package io.selfsame.source.polling.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.selfsame.source.polling.vendor.VendorException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
  private final FakeTicker ticker = new FakeTicker();
  private final RateBudgets budgets = new RateBudgets(ticker);

  @Test
  void whatIsSavedUpIsFreeAndTheRestIsPaced() throws VendorException {
    RateBudget budget = budgets.budget("limit", "key", Rate.perSecond(10));
    acquire(budget, 10);
    assertEquals(Duration.ZERO, ticker.slept());

    acquire(budget, 20);

    assertEquals(Duration.ofSeconds(2), ticker.slept());
    assertEquals(Duration.ofSeconds(2), budget.throttled());
  }

  @Test
  void nothingMoreThanOnePeriodIsSavedUp() throws VendorException {
    RateBudget budget = budgets.budget("limit", "key", Rate.perMinute(10));
    acquire(budget, 10);
    ticker.pass(Duration.ofHours(5));

    acquire(budget, 11);

    assertEquals(Duration.ofSeconds(6), ticker.slept());
  }

  @Test
  void overTimeNoMoreThanTheRatePasses() throws VendorException {
    RateBudget budget = budgets.budget("limit", "key", Rate.perMinute(10));

    acquire(budget, 100);

    assertTrue(ticker.slept().compareTo(Duration.ofMinutes(9)) >= 0);
  }

  @Test
  void whatTheVendorSaysIsLeftIsObeyed() throws VendorException {
    RateBudget budget = budgets.budget("limit", "key", Rate.perSecond(10));
    budget.remaining(1, Duration.ofSeconds(40));
    acquire(budget, 1);
    assertEquals(Duration.ZERO, ticker.slept());
    budget.remaining(0, Duration.ofSeconds(40));

    acquire(budget, 1);

    assertEquals(Duration.ofSeconds(40), ticker.slept());
  }

  @Test
  void aPauseHoldsEverybodyBack() throws VendorException {
    RateBudget budget = budgets.budget("limit", "key", Rate.perSecond(10));
    budget.pause(Duration.ofSeconds(30));

    acquire(budget, 1);

    assertEquals(Duration.ofSeconds(30), ticker.slept());
  }

  @Test
  void anInterruptedWaitIsCancelled() {
    RateBudget budget = budgets.budget("limit", "key", Rate.perSecond(1));
    budget.pause(Duration.ofSeconds(1));
    Thread.currentThread().interrupt();

    VendorException cancelled = assertThrows(VendorException.class, budget::acquire);

    assertEquals(VendorException.Kind.CANCELLED, cancelled.kind());
    assertTrue(Thread.interrupted(), "the interruption is passed on");
  }

  @Test
  @DisplayName("X-06 tasks that ask for a credential's budget each share one")
  void x06TasksShareOneBudget() throws Exception {
    int tasks = 8;
    ExecutorService threads = Executors.newFixedThreadPool(tasks);
    List<Future<RateBudget>> held = new ArrayList<>();
    for (int task = 0; task < tasks; task++) {
      held.add(
          threads.submit(
              () -> {
                RateBudget own = budgets.budget("export", "key", Rate.perMinute(10));
                acquire(own, 5);
                return own;
              }));
    }
    RateBudget shared = held.get(0).get();
    for (Future<RateBudget> each : held) {
      assertSame(shared, each.get());
    }
    threads.shutdown();

    // Ten of the forty were saved up, the others came six seconds apart.
    assertTrue(shared.throttled().compareTo(Duration.ofMinutes(3)) >= 0);
  }

  @Test
  void aCredentialHasOneBudgetPerLimit() {
    RateBudget budget = budgets.budget("export", "key", Rate.perMinute(10));

    assertSame(budget, budgets.budget("export", "key", Rate.perMinute(10)));
    assertNotSame(budget, budgets.budget("search", "key", Rate.perMinute(10)));
    assertNotSame(budget, budgets.budget("export", "other", Rate.perMinute(10)));
  }

  private static void acquire(RateBudget budget, int times) throws VendorException {
    for (int i = 0; i < times; i++) {
      budget.acquire();
    }
  }
}
