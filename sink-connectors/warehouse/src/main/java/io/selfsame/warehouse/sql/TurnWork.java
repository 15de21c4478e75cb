package io.selfsame.warehouse.sql;

import java.sql.SQLException;

/**
 * What is done in one turn.
 *
 * @param <T> what comes of it
 * @param <X> how it may refuse
 */
@FunctionalInterface
public interface TurnWork<T, X extends Exception> {
  T in(Session session) throws SQLException, X;
}
