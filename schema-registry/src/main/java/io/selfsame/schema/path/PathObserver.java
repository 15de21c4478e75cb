package io.selfsame.schema.path;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Compares a window of rows with the known paths of their stream. What is reported has to be
 * likelier a change than chance. Null tells nothing but that the key is there. Pure.
 */
public final class PathObserver {
  private PathObserver() {}

  /**
   * @param rows that exist in this shape; deletions show no shape
   * @param declared fields that the vendor's metadata names: whether they exist is not for rows to
   *     say
   * @param withdrawn fields that the metadata named until now
   */
  public static PathObservation observe(
      PathHistory known, List<ObservedRow> rows, Set<String> declared, Set<String> withdrawn) {
    if (rows.isEmpty()) {
      return new PathObservation(known, List.of());
    }
    PathWindow window = new PathWindow(known, rows);
    new Sightings(window).look();
    Absences absences = new Absences(window);
    absences.look(declared);
    if (!window.isFirst()) {
      new TwinSearch(window).look();
      absences.withdraw(withdrawn);
      new Departures(window, withdrawn).look();
    }
    window.changes.sort(Comparator.comparing(PathChange::path));
    return new PathObservation(
        new PathHistory(window.number, window.next, window.sample.ids()), window.changes);
  }
}
