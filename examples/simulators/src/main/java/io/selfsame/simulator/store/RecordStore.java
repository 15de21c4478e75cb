package io.selfsame.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.selfsame.simulator.server.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The records of one vendor object, read in order of modification or of creation. Every change
 * makes a new version with the clock's time; the version before stays readable until the new one is
 * visible.
 *
 * <p>Thread-safe: writers exclude each other; readers see, of every record, one version that was
 * visible.
 */
public final class RecordStore {
  private final Clock clock;
  private final Map<String, List<StoredRecord>> versions = new ConcurrentHashMap<>();
  private final NavigableMap<Position, StoredRecord> byModification = new ConcurrentSkipListMap<>();
  private final NavigableMap<Position, String> byCreation = new ConcurrentSkipListMap<>();
  private volatile Duration visibilityDelay = Duration.ZERO;

  public RecordStore(Clock clock) {
    this.clock = clock;
  }

  /** From now on a change becomes visible this much later than it is made. */
  public void delayVisibility(Duration delay) {
    visibilityDelay = delay;
  }

  /**
   * Stores {@code record} exactly as it is, with its own times, in place of any record of that id.
   */
  public synchronized StoredRecord load(StoredRecord record) {
    forget(record.id());
    add(record, List.of());
    return record;
  }

  /** The visible version of a record, deleted ones included. */
  public Optional<StoredRecord> find(String id) {
    return visible(versions.getOrDefault(id, List.of()));
  }

  /** The newest version of a record, whether or not it is visible yet. */
  public Optional<StoredRecord> newest(String id) {
    return last(versions.getOrDefault(id, List.of()));
  }

  /** The newest version of every record, visible or not, in no order. */
  public Stream<StoredRecord> newest() {
    return versions.values().stream().flatMap(known -> last(known).stream());
  }

  /** The visible version of every record, deleted ones included, in no order. */
  public Stream<StoredRecord> all() {
    return versions.values().stream().flatMap(known -> visible(known).stream());
  }

  /**
   * Merges {@code patch} into the newest version of a record, creating the record if there is none.
   */
  public StoredRecord merge(String id, ObjectNode patch) {
    return change(
        id,
        fields -> {
          Json.merge(fields, patch);
          return fields;
        },
        Lifecycle.LIVE);
  }

  /**
   * Makes a new version of a record.
   *
   * @param change gets a private copy of the newest version's fields, empty for a new record
   */
  public synchronized StoredRecord change(
      String id, UnaryOperator<ObjectNode> change, Lifecycle lifecycle) {
    List<StoredRecord> known = versions.getOrDefault(id, List.of());
    Instant now = clock.instant();
    Optional<StoredRecord> newest = last(known);
    ObjectNode fields =
        change.apply(newest.map(StoredRecord::copyOfFields).orElseGet(Json::object));
    StoredRecord changed =
        new StoredRecord(
            id,
            fields,
            newest.map(StoredRecord::created).orElse(now),
            now,
            now.plus(visibilityDelay),
            lifecycle);
    add(changed, stillNeeded(known));
    return changed;
  }

  /** Changes the lifecycle of a known record and nothing else; does nothing for an unknown id. */
  public synchronized Optional<StoredRecord> move(String id, Lifecycle lifecycle) {
    return versions.containsKey(id)
        ? Optional.of(change(id, UnaryOperator.identity(), lifecycle))
        : Optional.empty();
  }

  /**
   * Visible versions strictly after {@code position}, oldest modification first, deleted records
   * included.
   */
  public Stream<StoredRecord> modifiedAfter(Position position) {
    return byModification.tailMap(position, false).values().stream().filter(this::isVisible);
  }

  /** All visible versions, newest creation first, deleted records included. */
  public Stream<StoredRecord> newestFirst() {
    return byCreation.descendingMap().values().stream().flatMap(id -> find(id).stream());
  }

  /**
   * Visible versions created strictly before {@code position}, newest creation first, deleted ones
   * included.
   */
  public Stream<StoredRecord> createdBefore(Position position) {
    return byCreation.headMap(position, false).descendingMap().values().stream()
        .flatMap(id -> find(id).stream());
  }

  /**
   * Visible versions created strictly after {@code position}, oldest creation first, deleted ones
   * included.
   */
  public Stream<StoredRecord> createdAfter(Position position) {
    return byCreation.tailMap(position, false).values().stream().flatMap(id -> find(id).stream());
  }

  /** How many records are visible and live. */
  public long liveCount() {
    return versions.values().stream()
        .flatMap(known -> visible(known).stream())
        .filter(StoredRecord::isLive)
        .count();
  }

  private static Optional<StoredRecord> last(List<StoredRecord> known) {
    return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
  }

  private void add(StoredRecord record, List<StoredRecord> before) {
    // The new version is findable before the old ones leave, so that a reader never misses the
    // record.
    List<StoredRecord> after = Stream.concat(before.stream(), Stream.of(record)).toList();
    byModification.put(new Position(record.modified(), record.id()), record);
    List<StoredRecord> replaced = versions.put(record.id(), after);
    byCreation.put(new Position(record.created(), record.id()), record.id());
    if (replaced != null) {
      replaced.stream().filter(old -> !after.contains(old)).forEach(this::leaveOrder);
    }
  }

  private void leaveOrder(StoredRecord old) {
    byModification.remove(new Position(old.modified(), old.id()), old);
  }

  private void forget(String id) {
    List<StoredRecord> known = versions.remove(id);
    if (known != null) {
      known.forEach(this::leaveOrder);
      byCreation.remove(new Position(known.get(0).created(), id));
    }
  }

  private List<StoredRecord> stillNeeded(List<StoredRecord> known) {
    return visible(known)
        .map(current -> known.subList(known.indexOf(current), known.size()))
        .orElse(known);
  }

  @SuppressWarnings("ReferenceEquality") // two versions of one record may be equal in content
  private boolean isVisible(StoredRecord version) {
    return find(version.id()).filter(current -> current == version).isPresent();
  }

  private Optional<StoredRecord> visible(List<StoredRecord> known) {
    Instant now = clock.instant();
    for (int i = known.size() - 1; i >= 0; i--) {
      if (!known.get(i).visibleFrom().isAfter(now)) {
        return Optional.of(known.get(i));
      }
    }
    return Optional.empty();
  }
}
