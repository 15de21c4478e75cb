package io.selfsame.source.salesforce.stream;

import io.selfsame.source.polling.vendor.StreamPosition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far an object has been read. Instants are stored as milliseconds since 1970 UTC.
 *
 * @param readUntil end of the last finished window, where the next one starts; empty before the
 *     snapshot is done
 * @param scan the window being read; empty between windows
 * @param deletionsUntil how far the replication log has been read; empty before the snapshot is
 *     done
 */
record ObjectPosition(
    Optional<Instant> readUntil, Optional<Scan> scan, Optional<Instant> deletionsUntil) {
  private static final String READ_UNTIL = "read_until";
  private static final String SCAN_TO = "scan_to";
  private static final String AFTER_MODSTAMP = "after_modstamp";
  private static final String AFTER_ID = "after_id";
  private static final String DELETIONS_UNTIL = "deletions_until";

  static ObjectPosition from(StreamPosition stored) {
    Optional<Instant> readUntil = instant(stored, READ_UNTIL);
    Optional<RowKey> after =
        instant(stored, AFTER_MODSTAMP)
            .flatMap(at -> stored.text(AFTER_ID).map(id -> new RowKey(at, id)));
    return new ObjectPosition(
        readUntil,
        instant(stored, SCAN_TO).map(to -> new Scan(readUntil, to, after)),
        instant(stored, DELETIONS_UNTIL));
  }

  StreamPosition toStreamPosition() {
    Map<String, Object> values = new HashMap<>();
    readUntil.ifPresent(at -> values.put(READ_UNTIL, at.toEpochMilli()));
    deletionsUntil.ifPresent(at -> values.put(DELETIONS_UNTIL, at.toEpochMilli()));
    scan.ifPresent(
        window -> {
          values.put(SCAN_TO, window.to().toEpochMilli());
          window.after().ifPresent(key -> put(key, values));
        });
    return new StreamPosition(values);
  }

  ObjectPosition reading(Scan window) {
    return new ObjectPosition(readUntil, Optional.of(window), deletionsUntil);
  }

  /**
   * The position once a window is read. Deletions before the snapshot's end are in the snapshot.
   */
  ObjectPosition finished(Scan window) {
    return new ObjectPosition(
        Optional.of(window.to()),
        Optional.empty(),
        deletionsUntil.or(() -> Optional.of(window.to())));
  }

  ObjectPosition deletionsReadUntil(Instant until) {
    return new ObjectPosition(readUntil, scan, Optional.of(until));
  }

  private static void put(RowKey key, Map<String, Object> values) {
    values.put(AFTER_MODSTAMP, key.modstamp().toEpochMilli());
    values.put(AFTER_ID, key.id());
  }

  private static Optional<Instant> instant(StreamPosition stored, String name) {
    return stored.number(name).map(Instant::ofEpochMilli);
  }
}
