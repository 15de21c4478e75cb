package io.selfsame.simulator.server;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The faults waiting for their requests, in the order they were added. Thread-safe. */
public final class Faults {
  private final List<Waiting> waiting = new ArrayList<>();

  public synchronized void add(Fault fault) {
    waiting.add(new Waiting(fault));
  }

  public synchronized void clear() {
    waiting.clear();
  }

  /** How many faults have not been used up. */
  public synchronized int size() {
    return waiting.size();
  }

  /**
   * Takes the effect on {@code request} of the first fault that matches it, using the fault up by
   * one.
   */
  synchronized Optional<Fault.Effect> take(Request request) {
    for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
      Waiting candidate = each.next();
      if (!candidate.fault.match().test(request)) {
        continue;
      }
      candidate.seen++;
      if (candidate.seen <= candidate.fault.after()) {
        continue;
      }
      if (candidate.seen == candidate.fault.after() + candidate.fault.times()) {
        each.remove();
      }
      return Optional.of(candidate.fault.effect());
    }
    return Optional.empty();
  }

  private static final class Waiting {
    private final Fault fault;
    private int seen;

    private Waiting(Fault fault) {
      this.fault = fault;
    }
  }
}
