package io.selfsame.resolution.match;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;

/** Packs the level of each feature into one number, three bits each; 7 is that data is missing. */
public final class Levels {
  static final int MISSING = 7;
  static final long NONE = -1L;
  private static final int BITS = 3;

  private Levels() {}

  static long with(long levels, Feature feature, int level) {
    int shift = BITS * feature.position();
    return (levels & ~(7L << shift)) | (long) level << shift;
  }

  static int at(long levels, Feature feature) {
    return (int) (levels >>> (BITS * feature.position())) & MISSING;
  }

  /** Which level a feature came to; empty if one of the records does not have it. */
  public static OptionalInt of(long levels, Feature feature) {
    int level = at(levels, feature);
    return level == MISSING ? OptionalInt.empty() : OptionalInt.of(level);
  }

  /** The names of the levels of all features that could be compared. */
  public static Map<Feature, String> named(long levels) {
    Map<Feature, String> named = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      of(levels, feature).ifPresent(level -> named.put(feature, feature.levels().get(level)));
    }
    return named;
  }
}
