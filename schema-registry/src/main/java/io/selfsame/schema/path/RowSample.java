package io.selfsame.schema.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows' values are sketched: the same ones for as long as they come, so that a value can be
 * met again under another name. Six at most; when none of them comes, one makes room.
 */
final class RowSample {
  static final int MOST = 6;

  private final List<String> ids;
  private final Map<String, Integer> slots = new HashMap<>();
  private final List<Integer> replaced = new ArrayList<>();

  RowSample(List<String> known, List<ObservedRow> rows, long window) {
    this.ids = new ArrayList<>(known);
    List<String> present =
        rows.stream()
            .filter(row -> !row.id().isEmpty())
            .map(ObservedRow::id)
            .map(Fingerprints::ofId)
            .distinct()
            .toList();
    for (String id : present) {
      if (ids.size() < MOST && !ids.contains(id)) {
        ids.add(id);
      }
    }
    if (!present.isEmpty() && present.stream().noneMatch(ids::contains)) {
      int slot = (int) (window % MOST);
      ids.set(slot, present.get(0));
      replaced.add(slot);
    }
    for (int slot = 0; slot < ids.size(); slot++) {
      slots.put(ids.get(slot), slot);
    }
  }

  List<String> ids() {
    return ids;
  }

  int slot(ObservedRow row) {
    return row.id().isEmpty() ? -1 : slots.getOrDefault(Fingerprints.ofId(row.id()), -1);
  }

  /** What was sketched, without the rows that made room, with what this window shows. */
  String merge(String sketch, Map<Integer, String> seen) {
    StringBuilder merged = new StringBuilder(sketch);
    while (merged.length() < 2 * ids.size()) {
      merged.append(Fingerprints.ABSENT);
    }
    replaced.forEach(slot -> merged.replace(2 * slot, 2 * slot + 2, Fingerprints.ABSENT));
    seen.forEach((slot, text) -> merged.replace(2 * slot, 2 * slot + 2, text));
    int end = merged.length();
    while (end >= 2 && merged.substring(end - 2, end).equals(Fingerprints.ABSENT)) {
      end -= 2;
    }
    return merged.substring(0, end);
  }
}
