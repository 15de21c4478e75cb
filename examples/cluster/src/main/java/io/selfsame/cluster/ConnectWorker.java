package io.selfsame.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One distributed Connect worker on a loopback port that was free when it was made. Workers at the
 * same broker form one group.
 */
public final class ConnectWorker implements ServerProcess {
  private final Path settingsFile;
  private final Path temporary;
  private final Broker broker;
  private final WorkerSettings settings;
  private final int port = Ports.free();
  private final ConnectRest rest = new ConnectRest(URI.create("http://127.0.0.1:" + port));
  private final ChildProcess process;

  /** A worker that keeps its settings and its log under {@code directory} by its name. */
  public ConnectWorker(
      String name, KafkaRuntime runtime, Broker broker, Path directory, WorkerSettings settings) {
    Path home = directory.toAbsolutePath();
    this.settingsFile = home.resolve(name + ".properties");
    this.temporary = home.resolve(name + "-tmp");
    this.broker = broker;
    this.settings = settings;
    // Native libraries are unpacked to the temporary directory: a killed worker leaves them there.
    this.process =
        new ChildProcess(
            name,
            home,
            runtime.command(
                jvmOptions(),
                "org.apache.kafka.connect.cli.ConnectDistributed",
                settingsFile.toString()),
            settings.environment());
  }

  private List<String> jvmOptions() {
    return Stream.concat(
            Stream.of("-Xmx" + settings.heapMegabytes() + "m", "-Djava.io.tmpdir=" + temporary),
            settings.jvmOptions().stream())
        .toList();
  }

  /** The worker's REST interface; it answers while the worker runs. */
  public ConnectRest rest() {
    return rest;
  }

  @Override
  public String name() {
    return process.name();
  }

  @Override
  public void start() {
    Settings.write(settingsFile, settings.properties(broker.bootstrapServers(), port));
    try {
      Files.createDirectories(temporary);
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Directory not writable: " + temporary, unwritable);
    }
    process.start("the worker answers at " + rest.base(), rest::answers);
  }

  @Override
  public void stop() {
    process.stop();
  }

  @Override
  public void kill() {
    process.kill();
  }

  @Override
  public boolean isRunning() {
    return process.isRunning();
  }

  @Override
  public List<String> lastErrors() {
    return process.log().lastErrors();
  }

  @Override
  public void close() {
    process.kill();
  }
}
