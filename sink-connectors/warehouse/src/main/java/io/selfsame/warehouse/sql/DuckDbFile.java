package io.selfsame.warehouse.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A DuckDB file as this plugin uses it: open as long as some warehouse is, and one turn at a time.
 *
 * <p>DuckDB locks its file against other processes, but two copies of its library in one process
 * (two plugin directories) would both get that lock and damage the file. A lock on a file beside
 * it, which Java keeps once for the whole process, stops the second copy.
 */
final class DuckDbFile {
  private static final Map<Path, DuckDbFile> OPEN = new HashMap<>();

  private final Path path;
  private final FileChannel guard;
  private final ReentrantLock turn = new ReentrantLock(true);
  private int users;

  private DuckDbFile(Path path, FileChannel guard) {
    this.path = path;
    this.guard = guard;
  }

  /** Joins the users of a file. */
  static DuckDbFile open(Path file) throws SQLException {
    Path path = file.toAbsolutePath().normalize();
    synchronized (OPEN) {
      DuckDbFile known = OPEN.get(path);
      if (known == null) {
        known = new DuckDbFile(path, guard(path.resolveSibling(path.getFileName() + ".lock")));
        OPEN.put(path, known);
      }
      known.users++;
      return known;
    }
  }

  /** Leaves; the last user lets the file go. */
  void leave() throws SQLException {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(path);
        try {
          guard.close();
        } catch (IOException e) {
          throw new SQLException("cannot release the guard", DuckDbFailures.IN_USE);
        }
      }
    }
  }

  TurnLock waitForTurn(Duration patience) throws SQLException {
    return waitFor(turn, patience);
  }

  static TurnLock waitFor(ReentrantLock lock, Duration patience) throws SQLException {
    try {
      if (!lock.tryLock(Database.millis(patience), TimeUnit.MILLISECONDS)) {
        throw new SQLException("no turn in time", DuckDbFailures.BUSY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", DuckDbFailures.INTERRUPTED);
    }
    return lock::unlock;
  }

  private static FileChannel guard(Path path) throws SQLException {
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new SQLException("cannot make the guard", DuckDbFailures.CANNOT_OPEN);
    }
    if (!lock(channel)) {
      throw new SQLException("the guard is held", DuckDbFailures.IN_USE);
    }
    return channel;
  }

  /** Closes the channel unless it is locked; the lock lives as long as the channel. */
  private static boolean lock(FileChannel channel) throws SQLException {
    boolean locked = false;
    try {
      FileLock lock = channel.tryLock();
      locked = lock != null;
      if (!locked) {
        channel.close();
      }
      return locked;
    } catch (OverlappingFileLockException | IOException held) {
      return false;
    }
  }
}
