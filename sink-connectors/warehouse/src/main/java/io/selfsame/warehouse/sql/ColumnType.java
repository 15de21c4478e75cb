package io.selfsame.warehouse.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What a column holds, and as which Java class: the same from both databases. */
public enum ColumnType {
  TEXT("text", String.class) {
    @Override
    Object read(ResultSet results, int column) throws SQLException {
      return results.getString(column);
    }
  },
  BIGINT("bigint", Long.class) {
    @Override
    Object read(ResultSet results, int column) throws SQLException {
      long value = results.getLong(column);
      return results.wasNull() ? null : value;
    }
  },
  DOUBLE("double precision", Double.class) {
    @Override
    Object read(ResultSet results, int column) throws SQLException {
      double value = results.getDouble(column);
      return results.wasNull() ? null : value;
    }
  },
  BOOLEAN("boolean", Boolean.class) {
    @Override
    Object read(ResultSet results, int column) throws SQLException {
      boolean value = results.getBoolean(column);
      return results.wasNull() ? null : value;
    }
  },
  UUID("uuid", UUID.class) {
    @Override
    Object read(ResultSet results, int column) throws SQLException {
      return results.getObject(column);
    }
  },
  /** A moment, to the microsecond. */
  TIMESTAMP("timestamptz", Instant.class) {
    @Override
    Object read(ResultSet results, int column) throws SQLException {
      OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
  },
  /** JSON text, kept to the letter. */
  JSON("json", String.class) {
    @Override
    Object read(ResultSet results, int column) throws SQLException {
      return results.getString(column);
    }
  };

  private final String sqlName;
  private final Class<?> javaClass;

  ColumnType(String sqlName, Class<?> javaClass) {
    this.sqlName = sqlName;
    this.javaClass = javaClass;
  }

  /** The type's name, which both databases share. */
  public String sqlName() {
    return sqlName;
  }

  /** The class of the values of this column in a {@link Row}. */
  Class<?> javaClass() {
    return javaClass;
  }

  abstract Object read(ResultSet results, int column) throws SQLException;
}
