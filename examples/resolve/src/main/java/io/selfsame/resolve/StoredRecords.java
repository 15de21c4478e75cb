package io.selfsame.resolve;

import io.selfsame.resolution.Entity;
import io.selfsame.resolution.RecordRef;
import io.selfsame.resolution.match.ComparisonRecord;
import io.selfsame.warehouse.tables.Tables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Records of a warehouse to learn from. */
final class StoredRecords {
  private static final int MOST = 50_000;

  private StoredRecords() {}

  /** The live records whose references have the least hashes. */
  static List<ComparisonRecord> sample(String url, String schema) throws SQLException {
    List<String> attributes = Tables.ATTRIBUTES;
    String sql =
        "SELECT source, object, record_id, entity, "
            + String.join(", ", attributes)
            + " FROM \""
            + schema.replace("\"", "\"\"")
            + "\".profile_records WHERE state = 'LIVE'"
            + " ORDER BY md5(concat(source, chr(31), object, chr(31), record_id)),"
            + " source, object, record_id LIMIT "
            + MOST;
    List<ComparisonRecord> records = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < attributes.size(); i++) {
          String value = rows.getString(5 + i);
          if (value != null) {
            values.put(attributes.get(i), value);
          }
        }
        records.add(
            ComparisonRecord.of(
                new RecordRef(rows.getString(1), rows.getString(2), rows.getString(3)),
                Entity.valueOf(rows.getString(4)),
                values));
      }
    }
    return records;
  }
}
