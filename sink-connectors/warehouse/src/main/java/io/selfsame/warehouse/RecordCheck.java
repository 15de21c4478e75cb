package io.selfsame.warehouse;

import io.selfsame.resolution.Key;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.RecordVersion;
import io.selfsame.resolution.Statement;
import io.selfsame.warehouse.tables.Tables;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Brings versions into the form in which they come back from either database, so that what is
 * stored compares equal to what arrived: times to the microsecond, no characters a database
 * refuses. Finds what cannot be stored before a transaction is begun for it.
 */
final class RecordCheck {
  /** PostgreSQL's index entries end at 2,700 bytes, and some hold a key and a reference. */
  private static final int MAX_KEY_BYTES = 1024;

  private static final int MAX_REFERENCE_BYTES = 768;
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final Set<String> ATTRIBUTES = Set.copyOf(Tables.ATTRIBUTES);

  private RecordCheck() {}

  /** The versions of a batch in storable form. */
  static List<RecordVersion> storable(Batch batch) throws WarehouseException {
    List<RecordVersion> versions = new ArrayList<>(batch.records().size());
    for (int index = 0; index < batch.records().size(); index++) {
      RecordVersion version = storable(batch.records().get(index).version());
      require(version, index);
      versions.add(version);
    }
    return versions;
  }

  private static RecordVersion storable(RecordVersion version) {
    SortedMap<String, String> attributes = new TreeMap<>();
    version.attributes().forEach((name, value) -> attributes.put(name, text(value)));
    TreeSet<Key> keys = new TreeSet<>();
    version.keys().forEach(key -> keys.add(new Key(text(key.type()), text(key.value()))));
    SortedMap<String, Statement> statements = new TreeMap<>();
    version.statements().values().stream()
        .map(RecordCheck::storable)
        .forEach(statement -> statements.put(statement.purpose(), statement));
    TreeSet<RecordRef> aliases = new TreeSet<>();
    version.aliases().forEach(alias -> aliases.add(storable(alias)));
    return new RecordVersion(
        storable(version.ref()),
        version.op(),
        version.entity(),
        version.createdAt().map(RecordCheck::micros),
        micros(version.changedAt()),
        attributes,
        keys,
        statements,
        aliases,
        text(version.rulesVersion()),
        version.belongs());
  }

  private static Statement storable(Statement statement) {
    return new Statement(
        text(statement.purpose()),
        statement.status(),
        statement.at().map(RecordCheck::micros),
        text(statement.evidence()));
  }

  private static RecordRef storable(RecordRef ref) {
    return new RecordRef(text(ref.source()), text(ref.object()), text(ref.id()));
  }

  private static void require(RecordVersion version, int index) throws WarehouseException {
    if (bytes(version.ref()) > MAX_REFERENCE_BYTES
        || version.aliases().stream().anyMatch(alias -> bytes(alias) > MAX_REFERENCE_BYTES)) {
      throw WarehouseException.ofRecord(
          index, "reference-too-long", "a record reference is longer than 768 bytes");
    }
    if (version.keys().stream().anyMatch(key -> bytes(key) > MAX_KEY_BYTES)) {
      throw WarehouseException.ofRecord(
          index, "key-too-long", "a match key is longer than 1024 bytes; check the mapping");
    }
    if (!ATTRIBUTES.containsAll(version.attributes().keySet())) {
      throw WarehouseException.ofRecord(
          index, "unknown-attribute", "an attribute is not canonical; check the mapping");
    }
    if (!inRange(version.changedAt())
        || version.createdAt().filter(time -> !inRange(time)).isPresent()
        || version.statements().values().stream()
            .anyMatch(said -> said.at().filter(time -> !inRange(time)).isPresent())) {
      throw WarehouseException.ofRecord(
          index, "time-out-of-range", "a time is outside the years 1 to 9999; correct the source");
    }
    requirePurposes(version.statements(), index);
  }

  private static void requirePurposes(Map<String, Statement> statements, int index)
      throws WarehouseException {
    if (statements.keySet().stream().anyMatch(purpose -> utf8(purpose) > MAX_KEY_BYTES)) {
      throw WarehouseException.ofRecord(
          index, "purpose-too-long", "a purpose is longer than 1024 bytes; check the mapping");
    }
  }

  private static boolean inRange(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }

  private static Instant micros(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  /** Characters that are none, or that PostgreSQL has no text for, become U+FFFD. */
  private static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return text.codePoints()
            .map(code -> code == 0 || isLoneSurrogate(code) ? 0xFFFD : code)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
    }
    return text;
  }

  private static boolean isLoneSurrogate(int code) {
    return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
  }

  private static int bytes(RecordRef ref) {
    return utf8(ref.source()) + utf8(ref.object()) + utf8(ref.id());
  }

  private static int bytes(Key key) {
    return utf8(key.type()) + utf8(key.value());
  }

  private static int utf8(String text) {
    return text.length() * 4 <= MAX_REFERENCE_BYTES
        ? text.length()
        : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
