package io.selfsame.source.rest.template;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What placeholders stand for: texts, numbers, times and lists of texts, by name. Immutable. */
public final class Values {
  private final Map<String, Object> byName;

  private Values(Map<String, Object> byName) {
    this.byName = Map.copyOf(byName);
  }

  public static Values none() {
    return new Values(Map.of());
  }

  public Values with(String name, String text) {
    return put(name, text);
  }

  public Values with(String name, long number) {
    return put(name, number);
  }

  public Values with(String name, Instant time) {
    return put(name, time);
  }

  public Values with(String name, List<String> texts) {
    return put(name, List.copyOf(texts));
  }

  /** These and further values; where both have a name, the further one counts. */
  public Values and(Values further) {
    Map<String, Object> all = new HashMap<>(byName);
    all.putAll(further.byName);
    return new Values(all);
  }

  /** A String, Long, Instant or List of Strings. */
  Optional<Object> get(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private Values put(String name, Object value) {
    Map<String, Object> copy = new HashMap<>(byName);
    copy.put(name, value);
    return new Values(copy);
  }
}
