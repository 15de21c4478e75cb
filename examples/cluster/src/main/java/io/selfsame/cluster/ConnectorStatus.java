package io.selfsame.cluster;

import java.util.List;
import java.util.stream.Stream;

/**
 * State of a connector and of its tasks. States are Connect's: {@code RUNNING}, {@code FAILED},
 * {@code PAUSED}, {@code STOPPED}, {@code UNASSIGNED}, {@code RESTARTING}.
 *
 * @param name of the connector
 * @param state of the connector itself
 * @param trace stack trace of a failed connector, else empty
 * @param tasks in order of their numbers; none before the connector has said which it wants
 */
public record ConnectorStatus(String name, String state, String trace, List<TaskStatus> tasks) {
  private static final String RUNNING = "RUNNING";
  private static final String FAILED = "FAILED";

  public ConnectorStatus {
    tasks = List.copyOf(tasks);
  }

  /** Whether the connector and at least one task run, and no task does not. */
  public boolean isRunning() {
    return state.equals(RUNNING)
        && !tasks.isEmpty()
        && tasks.stream().allMatch(task -> task.state().equals(RUNNING));
  }

  /** Whether the connector or a task has failed. */
  public boolean isFailed() {
    return state.equals(FAILED) || tasks.stream().anyMatch(task -> task.state().equals(FAILED));
  }

  /** Stack traces of what has failed, the connector's first. */
  public List<String> traces() {
    return Stream.concat(Stream.of(trace), tasks.stream().map(TaskStatus::trace))
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /**
   * State of one task.
   *
   * @param trace stack trace of a failed task, else empty
   */
  public record TaskStatus(int id, String state, String trace) {}
}
