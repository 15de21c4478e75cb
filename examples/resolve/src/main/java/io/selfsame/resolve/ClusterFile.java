package io.selfsame.resolve;

import io.selfsame.resolution.RecordRef;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/** Writes which profile every record is in, as a whole or not at all. */
final class ClusterFile {
  private static final String TAKEN =
      "CREATE TEMP TABLE taken (place bigint, source text, object text, record_id text)";
  private static final String PLACED =
      """
      SELECT t.record_id, r.profile_id FROM taken t JOIN %s.profile_records r
      ON r.source = t.source AND r.object = t.object AND r.record_id = t.record_id
      ORDER BY t.place
      """;

  private ClusterFile() {}

  /**
   * Writes the records of a list, in its order.
   *
   * @param warehouse the DuckDB file, which nobody else has open
   */
  static void write(Path output, Path warehouse, String schema, TakenList records)
      throws IOException, SQLException {
    Path draft = output.resolveSibling(output.getFileName() + ".part");
    try (Connection connection =
        new DuckDBDriver().connect("jdbc:duckdb:" + warehouse, new Properties())) {
      stage(connection.unwrap(DuckDBConnection.class), records);
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(PLACED.formatted(schema));
          BufferedWriter writer = Files.newBufferedWriter(draft)) {
        writer.write("record_id,profile_id\n");
        while (rows.next()) {
          writer.append(quoted(rows.getString(1))).append(',').append(rows.getString(2));
          writer.append('\n');
        }
      }
      Files.move(draft, output, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void stage(DuckDBConnection connection, TakenList records)
      throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TAKEN);
    }
    try (DuckDBAppender appender = connection.createAppender("temp", "main", "taken")) {
      long[] place = {0};
      records.<SQLException>forEach(ref -> append(appender, place[0]++, ref));
    }
  }

  private static void append(DuckDBAppender appender, long place, RecordRef ref)
      throws SQLException {
    appender.beginRow();
    appender.append(place);
    appender.append(ref.source());
    appender.append(ref.object());
    appender.append(ref.id());
    appender.endRow();
  }

  static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
