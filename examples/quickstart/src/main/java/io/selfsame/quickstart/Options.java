package io.selfsame.quickstart;

import io.selfsame.quickstart.landscape.Landscape;
import io.selfsame.quickstart.landscape.WarehouseKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The command line.
 *
 * @param warehouse where profiles go
 * @param people size of the generated population
 * @param connect the Connect line to run, {@code 3.9} or {@code 4.3}
 * @param seed seed of the population
 * @param keep leave everything running at the end
 * @param report where to write the JSON report
 */
record Options(
    WarehouseKind warehouse,
    int people,
    String connect,
    long seed,
    boolean keep,
    Optional<Path> report) {

  static final String USAGE =
      """
      usage: examples/quickstart/run [options]
        --warehouse duckdb|postgresql   where profiles go (default duckdb)
        --people N                      people to generate (default 5000)
        --connect 3.9|4.3               Kafka Connect to run on (default 4.3)
        --seed S                        seed of the population (default 42)
        --keep                          leave it running and say how to look around
        --report FILE                   write the figures as JSON
      """;

  static Options parse(String[] arguments) {
    Options options = new Options(WarehouseKind.DUCKDB, 5000, "4.3", 42, false, Optional.empty());
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      options = options.with(rest.next(), rest);
    }
    return options;
  }

  Landscape.Plan plan() {
    return new Landscape.Plan(warehouse, connect, people, seed);
  }

  private Options with(String name, Iterator<String> rest) {
    return switch (name) {
      case "--warehouse" -> {
        WarehouseKind kind = WarehouseKind.named(value(name, rest));
        yield new Options(kind, people, connect, seed, keep, report);
      }
      case "--people" -> {
        int count = Math.toIntExact(number(name, value(name, rest), 1, 10_000_000));
        yield new Options(warehouse, count, connect, seed, keep, report);
      }
      case "--connect" -> {
        String line = value(name, rest);
        if (!List.of("3.9", "4.3").contains(line)) {
          throw new IllegalArgumentException("--connect: expected 3.9 or 4.3");
        }
        yield new Options(warehouse, people, line, seed, keep, report);
      }
      case "--seed" -> {
        long value = number(name, value(name, rest), Long.MIN_VALUE, Long.MAX_VALUE);
        yield new Options(warehouse, people, connect, value, keep, report);
      }
      case "--keep" -> new Options(warehouse, people, connect, seed, true, report);
      case "--report" -> {
        Path file = Path.of(value(name, rest)).toAbsolutePath();
        if (!Files.isDirectory(file.getParent()) || Files.isDirectory(file)) {
          throw new IllegalArgumentException("--report: no file can be written there: " + file);
        }
        yield new Options(warehouse, people, connect, seed, keep, Optional.of(file));
      }
      default -> throw new IllegalArgumentException("unknown option " + name);
    };
  }

  private static String value(String name, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(name + " needs a value");
    }
    return rest.next();
  }

  private static long number(String name, String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException(
            name + ": expected a number from " + least + " to " + most);
      }
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + ": expected a whole number", e);
    }
  }
}
