package io.selfsame.resolution;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Profile ids: name-based UUIDs (RFC 9562, version 5) of the anchor's reference, so that a rebuild
 * gives every profile the id it had.
 */
public final class ProfileId {
  private static final UUID NAMESPACE = UUID.fromString("5b0f7c52-6f0e-5a7e-9d7b-3f6a1c0e2b41");

  private ProfileId() {}

  /** The id of the profile anchored at a record. */
  public static UUID of(RecordRef anchor) {
    String name = anchor.source() + '\0' + anchor.object() + '\0' + anchor.id();
    MessageDigest digest = sha1();
    digest.update(
        ByteBuffer.allocate(16)
            .putLong(NAMESPACE.getMostSignificantBits())
            .putLong(NAMESPACE.getLeastSignificantBits())
            .array());
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
