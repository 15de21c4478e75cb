package io.selfsame.source.polling;

import java.util.ArrayList;
import java.util.List;

/** Deals objects out to tasks: the same objects give the same tasks, none gets two more. */
final class StreamAssignment {
  private StreamAssignment() {}

  /** Returns at most {@code maxTasks} groups, none empty; each object is in one of them. */
  static List<List<String>> deal(List<String> objects, int maxTasks) {
    int tasks = Math.min(maxTasks, objects.size());
    List<List<String>> groups = new ArrayList<>(tasks);
    for (int task = 0; task < tasks; task++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < objects.size(); i++) {
      groups.get(i % tasks).add(objects.get(i));
    }
    return groups;
  }
}
