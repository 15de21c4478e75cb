package io.selfsame.resolve.csv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The record ids met so far, as 128-bit hashes: at most 64 bytes each, where a set of texts would
 * take several hundred.
 */
public final class SeenIds {
  private final MessageDigest digest;
  private long[] slots = new long[1 << 12];
  private int size;

  /** Nothing met yet. */
  public SeenIds() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Notes an id; whether it is met for the first time. */
  public boolean add(String id) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
    if (size * 4 > slots.length) {
      grow();
    }
    // A slot is free when it is zero.
    boolean added = put(slots, hash.getLong() | 1, hash.getLong());
    size += added ? 1 : 0;
    return added;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (int i = 0; i < old.length; i += 2) {
      if (old[i] != 0) {
        put(slots, old[i], old[i + 1]);
      }
    }
  }

  private static boolean put(long[] slots, long high, long low) {
    int mask = slots.length - 2;
    int at = (int) (low << 1) & mask;
    while (slots[at] != 0) {
      if (slots[at] == high && slots[at + 1] == low) {
        return false;
      }
      at = (at + 2) & mask;
    }
    slots[at] = high;
    slots[at + 1] = low;
    return true;
  }
}
