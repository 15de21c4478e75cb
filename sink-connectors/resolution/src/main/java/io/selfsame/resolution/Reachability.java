package io.selfsame.resolution;

import java.util.HashMap;
import java.util.Map;

/** Which items are connected: disjoint sets with path halving. */
final class Reachability<T> {
  private final Map<T, T> parents = new HashMap<>();

  void connect(T a, T b) {
    T left = representative(a);
    T right = representative(b);
    if (!left.equals(right)) {
      parents.put(right, left);
    }
  }

  T representative(T item) {
    T at = item;
    T parent = parents.getOrDefault(at, at);
    while (!parent.equals(at)) {
      T grandparent = parents.getOrDefault(parent, parent);
      parents.put(at, grandparent);
      at = grandparent;
      parent = parents.getOrDefault(at, at);
    }
    return at;
  }
}
