package io.selfsame.identity.envelope;

import java.util.function.BiFunction;

/**
 * Remembers the last few results: a record's address and number are read as attributes, as keys and
 * for comparison, and each is worth microseconds. Confined to one thread.
 */
final class Memo<V> {
  private static final int SIZE = 8;
  private final BiFunction<String, String, V> function;
  private final String[] firsts = new String[SIZE];
  private final String[] seconds = new String[SIZE];
  private final Object[] results = new Object[SIZE];
  private int next;

  Memo(BiFunction<String, String, V> function) {
    this.function = function;
  }

  @SuppressWarnings("unchecked") // Only results of the function are stored.
  V of(String first, String second) {
    for (int i = 0; i < SIZE; i++) {
      if (first.equals(firsts[i]) && second.equals(seconds[i])) {
        return (V) results[i];
      }
    }
    V result = function.apply(first, second);
    firsts[next] = first;
    seconds[next] = second;
    results[next] = result;
    next = (next + 1) % SIZE;
    return result;
  }
}
