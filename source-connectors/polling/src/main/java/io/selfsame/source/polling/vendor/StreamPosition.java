package io.selfsame.source.polling.vendor;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a stream was read, in the stream's own terms: named texts, numbers and flags. It is
 * stored in Connect's offsets and may come back from a user's hands, so streams read it through the
 * typed accessors, ignore names they do not know and treat an absent value as "not yet".
 *
 * <p>Never holds personal data: cursors, times and ids only.
 */
public record StreamPosition(Map<String, Object> values) {

  private static final StreamPosition START = new StreamPosition(Map.of());

  /** Numbers of any integral type become Long, as they do on their way through Connect. */
  public StreamPosition {
    TreeMap<String, Object> copy = new TreeMap<>();
    values.forEach((name, value) -> copy.put(name, storable(name, value)));
    values = Collections.unmodifiableMap(copy);
  }

  /** The position before the first page. */
  public static StreamPosition start() {
    return START;
  }

  public boolean isStart() {
    return values.isEmpty();
  }

  /**
   * Returns the text under a name.
   *
   * @throws PositionException when the value is of another type
   */
  public Optional<String> text(String name) {
    return typed(name, String.class);
  }

  /** Returns the number under a name; see {@link #text}. */
  public Optional<Long> number(String name) {
    return typed(name, Long.class);
  }

  /** Returns the flag under a name, false when absent; see {@link #text}. */
  public boolean flag(String name) {
    return typed(name, Boolean.class).orElse(false);
  }

  /** Returns this position with one value set. */
  public StreamPosition with(String name, Object value) {
    TreeMap<String, Object> copy = new TreeMap<>(values);
    copy.put(name, value);
    return new StreamPosition(copy);
  }

  /** Returns this position without one value. */
  public StreamPosition without(String name) {
    TreeMap<String, Object> copy = new TreeMap<>(values);
    copy.remove(name);
    return new StreamPosition(copy);
  }

  private <T> Optional<T> typed(String name, Class<T> type) {
    Object value = values.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw new PositionException(
          "position value '" + name + "' is not of type " + type.getSimpleName());
    }
    return Optional.of(type.cast(value));
  }

  private static Object storable(String name, Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof String || value instanceof Long || value instanceof Boolean) {
      return value;
    }
    throw new PositionException(
        "position value '" + name + "' must be a text, an integer or a boolean");
  }
}
