package io.selfsame.schema.path;

import java.util.List;

/**
 * @param history holds what was known before and the window
 * @param changes in order of paths
 */
public record PathObservation(PathHistory history, List<PathChange> changes) {
  public PathObservation {
    changes = List.copyOf(changes);
  }
}
