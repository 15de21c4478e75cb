package io.selfsame.resolution;

import io.selfsame.resolution.Attributes.AttributeGroup;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of many records survives into one: of each attribute the most recently changed record's
 * value, except that the parts of a name and the parts of an address stay together.
 */
final class Survivorship {
  private static final Comparator<LiveRecord> MOST_RECENT_FIRST =
      Comparator.comparing(LiveRecord::changedAt).reversed().thenComparing(LiveRecord::ref);

  private Survivorship() {}

  static GoldenRecord of(List<LiveRecord> members) {
    List<LiveRecord> records = members.stream().sorted(MOST_RECENT_FIRST).toList();
    SortedMap<String, GoldenRecord.Value> golden = new TreeMap<>();
    Set<String> grouped = new HashSet<>();
    for (AttributeGroup group : Attributes.GROUPS) {
      grouped.addAll(group.members());
      leader(group, records).ifPresent(leader -> take(golden, leader, group.members()));
    }
    for (LiveRecord record : records) {
      record
          .attributes()
          .forEach(
              (attribute, value) -> {
                if (!grouped.contains(attribute)) {
                  golden.putIfAbsent(attribute, new GoldenRecord.Value(value, record.ref()));
                }
              });
    }
    return new GoldenRecord(golden);
  }

  private static Optional<LiveRecord> leader(AttributeGroup group, List<LiveRecord> records) {
    return group.leading().stream()
        .flatMap(part -> records.stream().filter(record -> record.attribute(part).isPresent()))
        .findFirst();
  }

  private static void take(
      SortedMap<String, GoldenRecord.Value> golden, LiveRecord leader, List<String> attributes) {
    for (String attribute : attributes) {
      leader
          .attribute(attribute)
          .ifPresent(value -> golden.put(attribute, new GoldenRecord.Value(value, leader.ref())));
    }
  }
}
