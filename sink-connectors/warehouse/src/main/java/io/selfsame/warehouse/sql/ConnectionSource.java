package io.selfsame.warehouse.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from. */
@FunctionalInterface
public interface ConnectionSource {
  Connection connect() throws SQLException;
}
