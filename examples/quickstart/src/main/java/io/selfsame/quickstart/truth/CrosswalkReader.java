package io.selfsame.quickstart.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the crosswalk of a warehouse. */
public final class CrosswalkReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String QUERY =
      "SELECT source, object, record_id, profile_id, keys FROM selfsame.profile_records"
          + " WHERE profile_id IS NOT NULL";

  private CrosswalkReader() {}

  public static Crosswalk read(Connection connection) throws SQLException {
    Map<RecordId, String> profiles = new HashMap<>();
    Map<RecordId, Set<String>> keys = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        RecordId id = new RecordId(rows.getString(1), rows.getString(2), rows.getString(3));
        profiles.put(id, rows.getString(4));
        keys.put(id, keys(rows.getString(5)));
      }
    }
    return new Crosswalk(profiles, keys);
  }

  /** {@code [["email","a@x.org"], …]}. */
  private static Set<String> keys(String json) {
    Set<String> keys = new HashSet<>();
    try {
      for (JsonNode key : JSON.readTree(json)) {
        keys.add(key.path(0).asText() + " " + key.path(1).asText());
      }
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("profile_records.keys is not JSON", malformed);
    }
    return keys;
  }
}
