package io.selfsame.source.polling;

import java.util.ArrayList;
import java.util.List;

/** Deals streams out to tasks: the same streams give the same tasks, none gets two more. */
final class StreamAssignment {
  private StreamAssignment() {}

  /** Returns at most {@code maxTasks} groups, none empty; each stream is in one of them. */
  static List<List<StreamName>> deal(List<StreamName> streams, int maxTasks) {
    int tasks = Math.min(maxTasks, streams.size());
    List<List<StreamName>> groups = new ArrayList<>(tasks);
    for (int task = 0; task < tasks; task++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < streams.size(); i++) {
      groups.get(i % tasks).add(streams.get(i));
    }
    return groups;
  }
}
