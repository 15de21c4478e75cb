package io.selfsame.identity.envelope;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps what was made for the keys used last. Confined to one thread. */
public final class BoundedCache<K, V> {
  private static final float LOAD_FACTOR = 0.75f;

  private final int capacity;
  private final LinkedHashMap<K, V> entries;

  public BoundedCache(int capacity) {
    this.capacity = capacity;
    this.entries = new LinkedHashMap<>(capacity, LOAD_FACTOR, true);
  }

  /** Returns the value of a key, made now if it is not kept. */
  public V get(K key, Function<K, V> make) {
    V kept = entries.get(key);
    if (kept != null) {
      return kept;
    }
    V made = make.apply(key);
    entries.put(key, made);
    if (entries.size() > capacity) {
      Map.Entry<K, V> oldest = entries.entrySet().iterator().next();
      entries.remove(oldest.getKey());
    }
    return made;
  }

  int size() {
    return entries.size();
  }
}
