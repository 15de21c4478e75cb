package io.selfsame.source.polling.record;

import io.selfsame.schema.TypeChangePolicy;
import java.util.Set;

/**
 * What to do about drift.
 *
 * @param typeChange what becomes of values that do not fit their field
 * @param keepsOldNames whether a field that was renamed is still fed under its old name
 * @param failsOnCritical whether drift in a critical field stops the task
 * @param names how fields are named in records
 * @param criticalFields fields (or paths into them) that feed identity or consent
 */
public record DriftPolicy(
    TypeChangePolicy typeChange,
    boolean keepsOldNames,
    boolean failsOnCritical,
    NameStyle names,
    Set<String> criticalFields) {
  public DriftPolicy {
    criticalFields = Set.copyOf(criticalFields);
  }

  /** Reports everything, stops at nothing, knows no critical field. */
  public static DriftPolicy lenient() {
    return new DriftPolicy(TypeChangePolicy.VARIANT, false, false, NameStyle.VENDOR, Set.of());
  }

  /** Whether a path is a critical one, leads to one, or leads into one. */
  boolean isCritical(String path) {
    return criticalFields.stream()
        .anyMatch(field -> path.equals(field) || isIn(path, field) || isIn(field, path));
  }

  private static boolean isIn(String path, String ancestor) {
    return path.startsWith(ancestor + ".") || path.startsWith(ancestor + "[");
  }
}
