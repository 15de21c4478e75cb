package io.selfsame.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * The main program's command line.
 *
 * @param people the size of the population
 * @param portsFile where to write how the simulators are reached, once they are
 * @param controlPort the control API's port; 0 takes a free one
 * @param drift whether the shapes of objects change while the program runs
 * @param exportsPerMinute Zendesk's limit of incremental exports; 0 for none
 * @param withheld how old a change must be before Zendesk's exports show it
 */
record Options(
    int people,
    long seed,
    Optional<Path> portsFile,
    int controlPort,
    boolean drift,
    int exportsPerMinute,
    Duration withheld) {
  static final String USAGE =
      """
      Options:
        --people N             size of the population (5000)
        --seed S               the same seed gives the same population (1)
        --ports-file FILE      write URLs and demo credentials there, as JSON
        --control-port PORT    port of the control API (a free one)
        --drift                change the shape of an object every half minute
        --zendesk-exports N    incremental exports Zendesk allows a minute, 0 for any number (10)
        --zendesk-withheld D   how old a change is when Zendesk's exports show it (PT60S)
        --help                 show this
      """;

  static Options parse(List<String> arguments) {
    Options options = new Options(5000, 1, Optional.empty(), 0, false, 10, Duration.ofSeconds(60));
    Queue<String> rest = new ArrayDeque<>(arguments);
    while (!rest.isEmpty()) {
      options = options.with(rest.remove(), rest);
    }
    return options;
  }

  private Options with(String option, Queue<String> rest) {
    return switch (option) {
      case "--people" -> {
        int size = Math.toIntExact(number(option, rest));
        yield new Options(size, seed, portsFile, controlPort, drift, exportsPerMinute, withheld);
      }
      case "--seed" ->
          new Options(
              people,
              number(option, rest),
              portsFile,
              controlPort,
              drift,
              exportsPerMinute,
              withheld);
      case "--ports-file" -> {
        Optional<Path> file = Optional.of(Path.of(value(option, rest)));
        yield new Options(people, seed, file, controlPort, drift, exportsPerMinute, withheld);
      }
      case "--control-port" -> {
        int port = Math.toIntExact(number(option, rest));
        yield new Options(people, seed, portsFile, port, drift, exportsPerMinute, withheld);
      }
      case "--drift" ->
          new Options(people, seed, portsFile, controlPort, true, exportsPerMinute, withheld);
      case "--zendesk-exports" -> {
        int limit = Math.toIntExact(number(option, rest));
        yield new Options(people, seed, portsFile, controlPort, drift, limit, withheld);
      }
      case "--zendesk-withheld" ->
          new Options(
              people,
              seed,
              portsFile,
              controlPort,
              drift,
              exportsPerMinute,
              duration(option, rest));
      default -> throw new IllegalArgumentException("Unknown option " + option);
    };
  }

  private static String value(String option, Queue<String> rest) {
    if (rest.isEmpty()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return rest.remove();
  }

  private static long number(String option, Queue<String> rest) {
    try {
      return Long.parseLong(value(option, rest));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a whole number", e);
    }
  }

  private static Duration duration(String option, Queue<String> rest) {
    try {
      return Duration.parse(value(option, rest));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(option + " needs an ISO-8601 duration such as PT5S", e);
    }
  }
}
