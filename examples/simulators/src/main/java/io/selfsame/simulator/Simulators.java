package io.selfsame.simulator;

import io.selfsame.simulator.vendor.VendorSimulator;
import java.io.PrintStream;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Starts all vendor simulators and the control API, says how to reach them and runs until it is
 * interrupted.
 */
public final class Simulators {
  private static final long SECONDS_BETWEEN_DRIFTS = 30;

  private Simulators() {}

  public static void main(String[] arguments) throws InterruptedException {
    List<String> given = List.of(arguments);
    if (given.contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    Options options;
    try {
      options = Options.parse(given);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      System.exit(2);
      return;
    }
    run(options);
  }

  private static void run(Options options) throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    try (Simulation simulation = Simulation.start(options)) {
      Runtime.getRuntime().addShutdownHook(new Thread(interrupted::countDown));
      describe(simulation, System.out);
      options.portsFile().ifPresent(file -> PortsFile.write(file, simulation));
      if (options.drift()) {
        drift(new DriftShow(simulation.vendors()), interrupted);
      }
      interrupted.await();
    }
  }

  private static void drift(DriftShow show, CountDownLatch interrupted)
      throws InterruptedException {
    while (!interrupted.await(SECONDS_BETWEEN_DRIFTS, TimeUnit.SECONDS) && show.next()) {
      System.out.println("The shape of an object changed.");
    }
  }

  private static void describe(Simulation simulation, PrintStream out) {
    for (VendorSimulator vendor : simulation.vendors()) {
      out.println(vendor.name() + "  " + vendor.baseUri());
      new TreeMap<>(vendor.recordCounts())
          .forEach((object, count) -> out.println("  " + count + " " + object));
      new TreeMap<>(vendor.connectorSettings())
          .forEach((name, value) -> out.println("  " + name + "=" + value));
      out.println("  " + vendor.exampleCommand());
    }
    out.println("control  " + simulation.control());
    out.println("  curl -s " + simulation.control() + "/state");
    out.println("  curl -s " + simulation.control() + "/truth");
    out.println("Ctrl-C ends it.");
  }
}
