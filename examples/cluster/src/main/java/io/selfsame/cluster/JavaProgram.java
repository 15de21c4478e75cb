package io.selfsame.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Any program of this JVM's class path as a server of its own process. */
public final class JavaProgram implements ServerProcess {
  private final String expectation;
  private final BooleanSupplier ready;
  private final ChildProcess process;

  /**
   * @param directory where its log goes
   * @param heapMegabytes most heap of its JVM
   * @param expectation what is waited for at the start, for messages
   * @param ready whether it serves by now
   */
  public JavaProgram(
      String name,
      Path directory,
      int heapMegabytes,
      String mainClass,
      List<String> arguments,
      String expectation,
      BooleanSupplier ready) {
    this.expectation = expectation;
    this.ready = ready;
    this.process =
        new ChildProcess(
            name,
            directory.toAbsolutePath(),
            ChildProcess.jvm(
                System.getProperty("java.class.path"),
                List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC"),
                mainClass,
                arguments));
  }

  @Override
  public String name() {
    return process.name();
  }

  @Override
  public void start() {
    process.start(expectation, ready);
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
