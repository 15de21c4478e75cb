package io.selfsame.warehouse.tables;

import static io.selfsame.warehouse.tables.Tables.WAREHOUSE_SETTINGS;

import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which secret hashes the suppressions. A configured one stays outside and only its fingerprint is
 * stored; without one a random secret is made once and kept in {@code warehouse_settings}.
 *
 * <p>Another secret would find none of the stored suppressions, which would loosen consent in
 * silence. So a secret can be changed only as long as there are none.
 */
public final class SuppressionSecret {
  private static final String SECRET = "suppression_secret";
  private static final String FINGERPRINT = "suppression_fingerprint";
  private static final int RANDOM_BYTES = 32;

  private SuppressionSecret() {}

  /**
   * Finds the hash to use, storing what has to be remembered.
   *
   * @return empty if suppressions were hashed under another secret than the configured one
   */
  public static Optional<KeyHash> settle(Session session, Optional<String> configured)
      throws SQLException {
    Map<String, String> stored = stored(session);
    String secret =
        configured.or(() -> Optional.ofNullable(stored.get(SECRET))).orElseGet(() -> random());
    KeyHash hash = new KeyHash(secret);
    String fingerprint = hash.fingerprint();
    if (fingerprint.equals(stored.get(FINGERPRINT))) {
      return Optional.of(hash);
    }
    if (stored.containsKey(FINGERPRINT) && anySuppression(session)) {
      return Optional.empty();
    }
    session.delete(
        WAREHOUSE_SETTINGS,
        WAREHOUSE_SETTINGS.keyColumns(),
        List.of(new Row(SECRET), new Row(FINGERPRINT)));
    session.insert(WAREHOUSE_SETTINGS, List.of(new Row(FINGERPRINT, fingerprint)));
    if (configured.isEmpty()) {
      session.insert(WAREHOUSE_SETTINGS, List.of(new Row(SECRET, secret)));
    }
    return Optional.of(hash);
  }

  private static Map<String, String> stored(Session session) throws SQLException {
    Map<String, String> stored = new HashMap<>();
    String sql = "SELECT " + WAREHOUSE_SETTINGS.select("w") + " FROM warehouse_settings w";
    for (Row row : session.query(sql, Staged.NOTHING, WAREHOUSE_SETTINGS.types())) {
      stored.put(row.text(0), row.text(1));
    }
    return stored;
  }

  private static boolean anySuppression(Session session) throws SQLException {
    String sql = "SELECT p.key_hash FROM suppressions p LIMIT 1";
    return !session.query(sql, Staged.NOTHING, List.of(ColumnType.TEXT)).isEmpty();
  }

  private static String random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
