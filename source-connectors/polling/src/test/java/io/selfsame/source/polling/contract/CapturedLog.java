package io.selfsame.source.polling.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is logged from its making on, wherever the test run's log goes. */
public final class CapturedLog implements AutoCloseable {
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
  private final Optional<Path> file =
      Optional.ofNullable(System.getProperty("org.slf4j.simpleLogger.logFile")).map(Path::of);
  private final int begin;

  public CapturedLog() {
    begin = fileText().length();
    System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
  }

  /** What was logged so far, stack traces included. */
  public String text() {
    return fileText().substring(begin) + captured.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setErr(before);
    before.print(captured.toString(StandardCharsets.UTF_8));
  }

  private String fileText() {
    if (file.isEmpty() || !Files.exists(file.get())) {
      return "";
    }
    try {
      return Files.readString(file.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
