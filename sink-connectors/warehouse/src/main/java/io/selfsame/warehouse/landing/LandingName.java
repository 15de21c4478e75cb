package io.selfsame.warehouse.landing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Names of landing tables and columns, the same in every database: lower case, at most 63 bytes of
 * UTF-8 (PostgreSQL's limit). A name that had to be shortened, or that would be another's, ends in
 * a checksum of the original.
 */
final class LandingName {
  private static final int MAX_BYTES = 63;
  private static final int CHECKSUM_BYTES = 9;

  /** Names PostgreSQL refuses as column names although quoted. */
  private static final Set<String> SYSTEM_COLUMNS =
      Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

  private LandingName() {}

  /** The table of a source object: {@code salesforce_contact}. */
  static String table(String source, String object, Set<String> reserved) {
    String name = (source + '_' + object).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
    return fit(name, source + '\0' + object, reserved.contains(name));
  }

  /**
   * The column of a field.
   *
   * @param taken columns that are not this field's
   */
  static String column(String field, Set<String> taken) {
    String name = field.toLowerCase(Locale.ROOT).replaceAll("\\p{Cntrl}", "_");
    boolean refused = name.isEmpty() || SYSTEM_COLUMNS.contains(name) || taken.contains(name);
    return fit(name, field, refused);
  }

  /** Quotes a name for SQL. */
  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String fit(String name, String original, boolean refused) {
    if (!refused && bytes(name).length <= MAX_BYTES) {
      return name;
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes(original));
    String shortened = name;
    while (bytes(shortened).length > MAX_BYTES - CHECKSUM_BYTES) {
      shortened = shortened.substring(0, shortened.offsetByCodePoints(shortened.length(), -1));
    }
    return shortened + String.format(Locale.ROOT, "_%08x", checksum.getValue());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
