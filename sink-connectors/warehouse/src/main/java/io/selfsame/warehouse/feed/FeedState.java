package io.selfsame.warehouse.feed;

import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.sql.Row;
import io.selfsame.warehouse.sql.Session;
import io.selfsame.warehouse.sql.Staged;
import io.selfsame.warehouse.tables.ProfileContents;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the present state of what is published, by key or page by page. */
final class FeedState {
  private final Session session;
  private final FeedAttributes attributes;

  FeedState(Session session, FeedAttributes attributes) {
    this.session = session;
    this.attributes = attributes;
  }

  /** The values there are, by key. */
  Map<Row, Row> of(FeedTopic topic, Collection<Row> keys) throws SQLException {
    if (keys.isEmpty()) {
      return Map.of();
    }
    Staged staged = Staged.of(topic.key(), keys);
    return read(
        topic,
        "SELECT %s FROM %s JOIN %s t ON %s"
            .formatted(select(topic), Staged.PLACE, topic.table(), staged.matches("t")),
        staged);
  }

  /** The first values after a key, in the order of the keys. */
  Map<Row, Row> page(FeedTopic topic, Optional<List<String>> after, int limit) throws SQLException {
    String key = String.join(", ", topic.key().stream().map(c -> "t." + c.quoted()).toList());
    String where =
        after.map(last -> " WHERE (%s) > (%s)".formatted(key, literals(topic, last))).orElse("");
    return read(
        topic,
        "SELECT %s FROM %s t%s ORDER BY %s LIMIT %d"
            .formatted(select(topic), topic.table(), where, key, limit),
        Staged.NOTHING);
  }

  private Map<Row, Row> read(FeedTopic topic, String sql, Staged staged) throws SQLException {
    List<ColumnType> types = new ArrayList<>();
    topic.key().forEach(column -> types.add(column.type()));
    topic.columns(attributes).forEach(column -> types.add(column.type()));
    int width = topic.key().size();
    Map<Row, Row> values = new LinkedHashMap<>();
    for (Row row : session.query(sql, staged, types)) {
      values.put(row.part(0, width), row.part(width, row.size()));
    }
    return topic == FeedTopic.PROFILES ? withContents(values) : values;
  }

  private Map<Row, Row> withContents(Map<Row, Row> profiles) throws SQLException {
    List<UUID> ids = profiles.keySet().stream().map(key -> key.require(0, UUID.class)).toList();
    Map<UUID, ProfileContents> contents = new HashMap<>(ProfileContents.of(session, ids));
    Map<Row, Row> whole = new LinkedHashMap<>();
    profiles.forEach(
        (key, row) -> {
          ProfileContents of =
              contents.getOrDefault(key.require(0, UUID.class), ProfileContents.NONE);
          whole.put(
              key,
              attributes == FeedAttributes.NONE
                  ? row.and(of.records())
                  : row.and(of.records(), of.keys()));
        });
    return whole;
  }

  private String select(FeedTopic topic) {
    List<String> columns = new ArrayList<>();
    topic.key().forEach(column -> columns.add("t." + column.quoted()));
    topic.columns(attributes).forEach(column -> columns.add("t." + column.quoted()));
    return String.join(", ", columns);
  }

  private static String literals(FeedTopic topic, List<String> values) {
    List<String> literals = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Column column = topic.key().get(i);
      literals.add(
          "CAST('%s' AS %s)".formatted(values.get(i).replace("'", "''"), column.type().sqlName()));
    }
    return String.join(", ", literals);
  }
}
