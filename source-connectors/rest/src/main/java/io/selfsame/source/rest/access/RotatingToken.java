package io.selfsame.source.rest.access;

import io.selfsame.source.polling.http.AccessToken;
import io.selfsame.source.polling.vendor.VendorException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A refresh token that each use replaces, in a file that outlives the worker. The file is locked
 * while a token is used, so tasks and workers on this machine never spend the same one; it begins
 * with the token of the settings. Thread-safe.
 */
final class RotatingToken {
  /** File locks are the process's; within it, one thread after the other. */
  private static final ReentrantLock PROCESS = new ReentrantLock();

  private final Path file;
  private final String first;

  /** What a use of a refresh token gave. */
  record Exchanged(AccessToken token, String nextRefresh) {
    @Override
    public String toString() {
      return "Exchanged[hidden]";
    }
  }

  /** Uses a refresh token. */
  interface Exchange {
    Exchanged with(String refresh) throws VendorException;
  }

  /**
   * @param first the token to begin with when there is no file yet
   */
  RotatingToken(Path file, String first) {
    this.file = file;
    this.first = first;
  }

  /**
   * Exchanges the current refresh token and stores the next one.
   *
   * @throws VendorException as the exchange, or CONFIG when the file cannot be written
   */
  AccessToken exchange(Exchange exchange) throws VendorException {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    PROCESS.lock();
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      requireLocked(held);
      // Written before the token is spent: a file that cannot be written must cost nothing.
      String current = stored().orElse(first);
      store(current);
      Exchanged exchanged = exchange.with(current);
      store(exchanged.nextRefresh());
      return exchanged.token();
    } catch (IOException e) {
      throw VendorException.config(
          "SECRETS_FILE_UNUSABLE",
          "the file for refresh tokens cannot be read or written ("
              + e.getClass().getSimpleName()
              + ")",
          "rest.refresh.token.file",
          "Name a file in a directory this worker may write to.");
    } finally {
      PROCESS.unlock();
    }
  }

  private static void requireLocked(FileLock lock) throws IOException {
    if (!lock.isValid()) {
      throw new IOException("not locked");
    }
  }

  private Optional<String> stored() throws IOException {
    return Files.exists(file)
        ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  private void store(String token) throws IOException {
    Path next = Files.createTempFile(file.toAbsolutePath().getParent(), "selfsame-", ".secret");
    try {
      // Temporary files are the owner's alone.
      Files.write(next, token.getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
      move(next);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private void move(Path next) throws IOException {
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
