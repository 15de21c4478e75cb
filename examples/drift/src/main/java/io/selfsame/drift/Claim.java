package io.selfsame.drift;

import io.selfsame.contract.DriftKind;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/**
 * What the connector said about a path, as a drift event of the topic.
 *
 * @param drift the finer name of the kind, as {@link DriftNames} writes it
 * @param related of a rename or move, the new path
 * @param since the version that showed it first
 * @param told the version after which it was said
 */
record Claim(
    DriftKind kind, String drift, String path, Optional<String> related, int since, int told) {

  static Claim of(Struct event, int version) {
    return new Claim(
        DriftKind.valueOf(event.getString("kind").toUpperCase(Locale.ROOT)),
        event.getString("drift"),
        event.getString("field"),
        Optional.ofNullable(event.getString("related")),
        Math.max(0, version + 1 - event.getInt32("windows")),
        version);
  }

  /** Says that consumers of the path have something to do. */
  boolean isBreaking() {
    return switch (kind) {
      case FIELD_REMOVED -> !drift.equals("flap");
      case TYPE_INCOMPATIBLE, FIELD_RENAMED_SUSPECTED -> true;
      case FIELD_ADDED, FIELD_RETURNED, TYPE_WIDENED, VALUE_DOMAIN_CHANGED -> false;
    };
  }

  boolean isAbout(String other) {
    return path.equals(other) || related.filter(other::equals).isPresent();
  }

  boolean isUnder(String ancestor) {
    return path.equals(ancestor)
        || path.startsWith(ancestor + ".")
        || path.startsWith(ancestor + "[")
        || (ancestor.endsWith(".") && path.startsWith(ancestor));
  }
}
