package io.selfsame.source.rest.access;

import io.selfsame.source.polling.vendor.VendorException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values of a manifest's secrets. Its text form shows none. */
public final class Secrets {
  /** What the names of their settings start with. */
  public static final String PREFIX = "rest.secret.";

  private final Map<String, String> values;

  public Secrets(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Whether all of some are set. */
  public boolean hasAll(Iterable<String> names) {
    for (String name : names) {
      if (find(name).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  String require(String name) throws VendorException {
    Optional<String> value = find(name);
    if (value.isEmpty()) {
      throw VendorException.config(
          "SECRET_MISSING",
          "the manifest's secret '" + name + "' has no value",
          PREFIX + name,
          "Set '" + PREFIX + name + "'.");
    }
    return value.get();
  }

  /** What tells one account's secrets from another's: to be hashed, never shown. */
  public String identity() {
    return new TreeMap<>(values).toString();
  }

  @Override
  public String toString() {
    return "Secrets[hidden]";
  }
}
