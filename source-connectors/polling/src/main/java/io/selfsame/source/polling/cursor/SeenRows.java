package io.selfsame.source.polling.cursor;

import io.selfsame.source.polling.vendor.PositionException;
import io.selfsame.source.polling.vendor.VendorRow;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Set;

/** The versions of rows emitted lately, as hashes short enough to be stored. Immutable. */
record SeenRows(Set<Long> hashes) {
  private static final SeenRows NONE = new SeenRows(Set.of());

  static SeenRows none() {
    return NONE;
  }

  boolean contains(VendorRow row) {
    return hashes.contains(hash(row));
  }

  /** Forgets the ones added first when there are too many. */
  SeenRows with(Iterable<VendorRow> rows, int most) {
    Set<Long> all = new LinkedHashSet<>(hashes);
    for (VendorRow row : rows) {
      all.add(hash(row));
    }
    var oldest = all.iterator();
    for (int excess = all.size() - most; excess > 0; excess--) {
      oldest.next();
      oldest.remove();
    }
    return new SeenRows(all);
  }

  String toText() {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.size() * Long.BYTES);
    hashes.forEach(bytes::putLong);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  static SeenRows fromText(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
      Set<Long> hashes = new LinkedHashSet<>();
      while (bytes.remaining() >= Long.BYTES) {
        hashes.add(bytes.getLong());
      }
      return new SeenRows(hashes);
    } catch (IllegalArgumentException e) {
      throw new PositionException("the remembered rows of a position are not Base64");
    }
  }

  /** An id alone could be guessed from a short hash, but ids may be stored anyway. */
  private static long hash(VendorRow row) {
    String version = row.id() + '\n' + row.changedAt().map(Object::toString).orElse("") + row.op();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(version.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }
}
