package io.selfsame.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** A child JVM under {@link ParentWatch}, its output in a log file. */
final class ChildProcess {
  private static final Duration ORDERLY_STOP = Duration.ofSeconds(20);
  private static final Duration START = Duration.ofMinutes(2);

  /** What servers log long before they exit: a Connect worker that failed takes another 47 s. */
  private static final Pattern FATAL =
      Pattern.compile(
          ".*(Failed to start Connect|Stopping due to error"
              + "|Uncaught exception in herder work thread|Exiting Kafka due to fatal exception).*");

  private final String name;
  private final Path directory;
  private final List<String> command;
  private final Map<String, String> environment;
  private final ServerLog log;
  private volatile Optional<Process> process = Optional.empty();

  ChildProcess(String name, Path directory, List<String> command) {
    this(name, directory, command, Map.of());
  }

  /** A process whose environment is this JVM's with some variables added. */
  ChildProcess(String name, Path directory, List<String> command, Map<String, String> environment) {
    this.name = name;
    this.directory = directory;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.log = new ServerLog(directory.resolve(name + ".log"));
  }

  /** The command of a JVM that runs the main class under {@link ParentWatch}. */
  static List<String> jvm(
      String classPath, List<String> options, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, ParentWatch.class.getName(), mainClass));
    command.addAll(arguments);
    return List.copyOf(command);
  }

  String name() {
    return name;
  }

  ServerLog log() {
    return log;
  }

  boolean isRunning() {
    return process.map(Process::isAlive).orElse(false);
  }

  /** Starts and waits until the server is ready, has ended or has logged that it cannot start. */
  void start(String expectation, BooleanSupplier ready) {
    launch();
    Patience.of(START)
        .until(
            name + ": " + expectation + "; see " + log.file(),
            () -> {
              if (!isRunning() || log.currentRun().stream().anyMatch(FATAL.asMatchPredicate())) {
                throw failure();
              }
              return ready.getAsBoolean() ? Optional.of(true) : Optional.empty();
            });
  }

  /** Runs to the end. */
  void run() {
    launch();
    int status = await(process.orElseThrow());
    if (status != 0) {
      throw failure();
    }
  }

  void stop() {
    process.ifPresent(
        running -> {
          running.destroy();
          if (!endsWithin(running, ORDERLY_STOP)) {
            kill();
          }
        });
  }

  void kill() {
    process.ifPresent(
        running -> {
          running.destroyForcibly();
          await(running);
        });
  }

  private void launch() {
    if (isRunning()) {
      throw new IllegalStateException(name + " is already running");
    }
    log.beginRun();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
    builder.environment().putAll(environment);
    try {
      process = Optional.of(builder.start());
    } catch (IOException notStarted) {
      throw new ClusterException("Cannot run " + command.get(0) + " for " + name, notStarted);
    }
  }

  private ClusterException failure() {
    return new ClusterException(
        name
            + " did not start. The last errors of "
            + log.file()
            + ":\n"
            + String.join("\n", log.lastErrors()));
  }

  private static boolean endsWithin(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new ClusterException("Interrupted while waiting for the end of " + name, interrupt);
    }
  }
}
