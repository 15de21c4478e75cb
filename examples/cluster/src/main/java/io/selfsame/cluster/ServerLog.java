package io.selfsame.cluster;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The log file of a server that is started again and again into the same file. */
final class ServerLog {
  private static final int SHOWN_LINES = 40;
  private static final int READ_BYTES = 256 * 1024;
  private static final Pattern NEW_ENTRY = Pattern.compile("^[\\[{]?\\d{4}-\\d\\d-\\d\\d[T ].*");
  private static final Pattern BAD_ENTRY =
      Pattern.compile("^[\\[{]?\\d{4}-\\d\\d-\\d\\d[T ].{0,60}?\\b(WARN|ERROR|FATAL|PANIC)\\b.*");

  private final Path file;
  private long startOfRun;

  ServerLog(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  /** From now on {@link #currentRun} speaks of a new run. */
  void beginRun() {
    try {
      Files.createDirectories(file.getParent());
      startOfRun = Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException unwritable) {
      throw new UncheckedIOException("Log directory not writable: " + file.getParent(), unwritable);
    }
  }

  /** The lines of the current run, of a long run the last ones. */
  List<String> currentRun() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(startOfRun, log.length() - READ_BYTES);
      byte[] bytes = new byte[(int) (log.length() - from)];
      log.seek(from);
      log.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Log not readable: " + file, unreadable);
    }
  }

  /** The last warnings and errors with their stack traces; the last lines when there are none. */
  List<String> lastErrors() {
    List<String> lines = currentRun();
    List<String> errors = new ArrayList<>();
    boolean bad = false;
    for (String line : lines) {
      bad = NEW_ENTRY.matcher(line).matches() ? BAD_ENTRY.matcher(line).matches() : bad;
      if (bad) {
        errors.add(line);
      }
    }
    return last(errors.isEmpty() ? lines : errors);
  }

  private static List<String> last(List<String> lines) {
    return List.copyOf(lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
  }
}
