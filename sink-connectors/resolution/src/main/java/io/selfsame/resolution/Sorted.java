package io.selfsame.resolution;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Unmodifiable sorted copies in natural order, as the JDK has them for unsorted collections. */
final class Sorted {
  private Sorted() {}

  static <K extends Comparable<K>, V> SortedMap<K, V> copy(Map<K, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  static <T extends Comparable<T>> SortedSet<T> copy(Collection<T> items) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(items));
  }
}
