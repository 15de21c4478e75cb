package io.selfsame.warehouse.feed;

import io.selfsame.warehouse.sql.Column;
import io.selfsame.warehouse.sql.ColumnType;
import io.selfsame.warehouse.tables.ChangeKind;
import io.selfsame.warehouse.tables.Tables;
import java.util.ArrayList;
import java.util.List;

/** What a feed publishes, each in a topic of its own: keys, columns and how they are read. */
public enum FeedTopic {
  PROFILES("profiles", ChangeKind.PROFILE, List.of(uuid("profile_id"))) {
    @Override
    public List<Column> columns(FeedAttributes attributes) {
      List<Column> columns = new ArrayList<>(List.of(uuid("profile_id"), text("entity")));
      if (attributes == FeedAttributes.ALL) {
        Tables.ATTRIBUTES.forEach(attribute -> columns.add(text(attribute)));
      }
      Tables.PURPOSES.forEach(purpose -> columns.add(text("consent_" + purpose)));
      columns.add(new Column("members", ColumnType.BIGINT));
      columns.add(new Column("created_at", ColumnType.TIMESTAMP));
      columns.add(new Column("changed_at", ColumnType.TIMESTAMP));
      if (attributes == FeedAttributes.ALL) {
        columns.add(new Column("provenance", ColumnType.JSON));
      }
      return columns;
    }
  },
  CONSENTS("consents", ChangeKind.CONSENT, List.of(uuid("profile_id"), text("purpose"))) {
    @Override
    public List<Column> columns(FeedAttributes attributes) {
      return List.of(
          uuid("profile_id"),
          text("purpose"),
          text("status"),
          text("decided_by"),
          text("source"),
          text("object"),
          text("record_id"),
          new Column("since", ColumnType.TIMESTAMP));
    }
  },
  CONTACT_POINTS(
      "contact-points", ChangeKind.CONTACT_POINT, List.of(text("contact_id"), text("purpose"))) {
    @Override
    public List<Column> columns(FeedAttributes attributes) {
      List<Column> columns =
          new ArrayList<>(List.of(text("contact_id"), text("purpose"), text("key_type")));
      if (attributes != FeedAttributes.NONE) {
        columns.add(text("key_value"));
      }
      columns.add(text("status"));
      return columns;
    }
  },
  REVIEWS("reviews", ChangeKind.REVIEW, List.of(uuid("review_id"))) {
    @Override
    public List<Column> columns(FeedAttributes attributes) {
      List<Column> columns = new ArrayList<>(List.of(uuid("review_id"), text("reason")));
      for (String record : List.of("a_", "b_")) {
        columns.add(text(record + "source"));
        columns.add(text(record + "object"));
        columns.add(text(record + "record_id"));
      }
      columns.add(text("key_type"));
      if (attributes != FeedAttributes.NONE) {
        columns.add(text("key_value"));
      }
      return columns;
    }
  };

  /** The columns that profiles have beside those of their table: which records they are. */
  public static final Column RECORDS = new Column("records", ColumnType.JSON);

  /** The match keys of a profile. */
  public static final Column KEYS = new Column("keys", ColumnType.JSON);

  private final String suffix;
  private final ChangeKind kind;
  private final List<Column> key;

  FeedTopic(String suffix, ChangeKind kind, List<Column> key) {
    this.suffix = suffix;
    this.kind = kind;
    this.key = List.copyOf(key);
  }

  /** The columns of its table that are published. */
  public abstract List<Column> columns(FeedAttributes attributes);

  /** The columns of a published value: those of the table, and of a profile what it is made of. */
  public List<Column> valueColumns(FeedAttributes attributes) {
    List<Column> columns = new ArrayList<>(columns(attributes));
    if (this == PROFILES) {
      columns.add(RECORDS);
      if (attributes != FeedAttributes.NONE) {
        columns.add(KEYS);
      }
    }
    return columns;
  }

  /** The columns that tell its messages apart. */
  public List<Column> key() {
    return key;
  }

  /** The end of the topic's name. */
  public String suffix() {
    return suffix;
  }

  static FeedTopic of(ChangeKind kind) {
    for (FeedTopic topic : values()) {
      if (topic.kind == kind) {
        return topic;
      }
    }
    throw new IllegalArgumentException("no topic for " + kind);
  }

  String table() {
    return switch (this) {
      case PROFILES -> Tables.PROFILES.name();
      case CONSENTS -> Tables.CONSENTS.name();
      case CONTACT_POINTS -> Tables.CONTACT_POINT_CONSENTS.name();
      case REVIEWS -> Tables.MATCH_REVIEWS.name();
    };
  }

  private static Column text(String name) {
    return new Column(name, ColumnType.TEXT);
  }

  private static Column uuid(String name) {
    return new Column(name, ColumnType.UUID);
  }
}
