package io.selfsame.simulator.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The most recent requests, oldest first, without their bodies. Bounded and thread-safe. */
public final class RequestLog {
  private static final int CAPACITY = 50_000;

  private final Deque<LoggedRequest> entries = new ArrayDeque<>();
  private long total;

  synchronized void add(LoggedRequest entry) {
    if (entries.size() == CAPACITY) {
      entries.removeFirst();
    }
    entries.addLast(entry);
    total++;
  }

  /** A copy of what is remembered. */
  public synchronized List<LoggedRequest> entries() {
    return List.copyOf(entries);
  }

  /** How many requests were served in all, forgotten ones included. */
  public synchronized long total() {
    return total;
  }

  public synchronized void clear() {
    entries.clear();
  }
}
