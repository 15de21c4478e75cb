package io.selfsame.sink.connection;

import io.selfsame.warehouse.WarehouseException;
import io.selfsame.warehouse.WarehouseSettings;
import io.selfsame.warehouse.sql.FailureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tries whether the warehouse can be used, and says at which setting it fails. Stateless; opens
 * nothing of a DuckDB file that a running task of this or another worker may hold.
 */
public final class LiveCheck {
  private static final int MAGIC_START = 8;
  private static final String MAGIC = "DUCK";

  /** What is wrong, and the setting to change. */
  public record Problem(String setting, String message) {}

  private LiveCheck() {}

  /** Tries it. */
  public static Optional<Problem> of(WarehouseSettings settings, WarehouseOpener opener) {
    WarehouseUrl url = new WarehouseUrl(settings.url());
    return url.isDuckDb() ? file(url) : database(settings, opener);
  }

  private static Optional<Problem> database(WarehouseSettings settings, WarehouseOpener opener) {
    try {
      opener.open(settings).close();
      return Optional.empty();
    } catch (WarehouseException e) {
      String setting =
          switch (e.subject()) {
            case CREDENTIALS -> ConnectionSettings.CONNECTION_PASSWORD;
            case SCHEMA -> ConnectionSettings.SCHEMA_NAME;
            case SUPPRESSION_KEY -> ConnectionSettings.SUPPRESSION_KEY;
            case LOCATION, RECORD, OTHER -> ConnectionSettings.CONNECTION_URL;
          };
      String advice =
          e.kind() == FailureKind.RETRY ? "; check host and port, and that the server runs" : "";
      return Optional.of(new Problem(setting, e.getMessage() + advice));
    }
  }

  private static Optional<Problem> file(WarehouseUrl url) {
    if (url.file().isEmpty()) {
      return refuse("it names no file: profiles in memory would be lost with the worker");
    }
    Path file = url.file().get();
    Path folder = Optional.ofNullable(file.getParent()).orElse(file);
    if (!Files.isDirectory(folder)) {
      return refuse("its folder does not exist on this worker: create it or name another");
    }
    if (!Files.exists(file)) {
      return takesFiles(folder)
          ? Optional.empty()
          : refuse("its folder is not writable for the worker's user: grant it or name another");
    }
    if (!Files.isRegularFile(file)) {
      return refuse("it is not a file: name a file, not a folder");
    }
    if (!Files.isReadable(file) || !Files.isWritable(file) || !takesFiles(folder)) {
      return refuse("the worker's user may not write the file and its folder: grant it");
    }
    return isDuckDb(file)
        ? Optional.empty()
        : refuse("the file is there and is not a DuckDB database: name another");
  }

  /** Permissions alone do not tell: a superuser has all, also on what is mounted read-only. */
  private static boolean takesFiles(Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".selfsame", ".probe"));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static boolean isDuckDb(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(MAGIC_START + MAGIC.length());
      return head.length == 0 || new String(head, StandardCharsets.US_ASCII).endsWith(MAGIC);
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Problem> refuse(String why) {
    return Optional.of(
        new Problem(
            ConnectionSettings.CONNECTION_URL,
            "'%s' cannot be used: %s".formatted(ConnectionSettings.CONNECTION_URL, why)));
  }
}
