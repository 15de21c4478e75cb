package io.selfsame.source.stripe.stream;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows made from one day (included) to another (excluded), UTC. Rows never move between
 * windows: the time a row was made does not change.
 */
public record CreatedWindow(Optional<LocalDate> from, Optional<LocalDate> until) {

  /** All rows. */
  public static CreatedWindow all() {
    return new CreatedWindow(Optional.empty(), Optional.empty());
  }

  /** The windows that days in ascending order divide time into. */
  public static List<CreatedWindow> dividedAt(List<LocalDate> days) {
    List<CreatedWindow> windows = new ArrayList<>();
    Optional<LocalDate> from = Optional.empty();
    for (LocalDate day : days) {
      windows.add(new CreatedWindow(from, Optional.of(day)));
      from = Optional.of(day);
    }
    windows.add(new CreatedWindow(from, Optional.empty()));
    return windows;
  }

  /** A row whose time is not known belongs to the last window. */
  boolean contains(Optional<Long> created) {
    return created
        .map(
            at ->
                from.map(day -> at >= second(day)).orElse(true)
                    && until.map(day -> at < second(day)).orElse(true))
        .orElse(until.isEmpty());
  }

  boolean isAll() {
    return from.isEmpty() && until.isEmpty();
  }

  /** Restricts a list of rows to this window. */
  String filter() {
    return from.map(day -> "&created[gte]=" + second(day)).orElse("")
        + until.map(day -> "&created[lt]=" + second(day)).orElse("");
  }

  /** The lower bound alone, for a list that has an upper bound of its own. */
  String lowerFilter() {
    return from.map(day -> "&created[gte]=" + second(day)).orElse("");
  }

  /** Names this window in offsets; empty for all rows. */
  String name() {
    return isAll()
        ? ""
        : from.map(LocalDate::toString).orElse("")
            + ".."
            + until.map(LocalDate::toString).orElse("");
  }

  private static long second(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }
}
