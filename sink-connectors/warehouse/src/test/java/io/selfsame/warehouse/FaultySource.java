package io.selfsame.warehouse;

import io.selfsame.warehouse.sql.ConnectionSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Connections that break at a chosen step. A step is whatever reaches the database: an execution, a
 * COPY or appender (seen where its driver's connection is taken out), a commit. A connection that
 * broke is cut from its database, and nothing more can be done with it.
 */
final class FaultySource implements ConnectionSource {
  /** Whether the step that breaks was done. */
  enum Moment {
    BEFORE,
    AFTER
  }

  private static final Set<String> STEPS =
      Set.of("execute", "executeQuery", "executeUpdate", "unwrap", "commit");

  private final ConnectionSource source;
  private final List<String> steps = new ArrayList<>();
  private Optional<Integer> breaking = Optional.empty();
  private Moment moment = Moment.BEFORE;
  private boolean fired;

  FaultySource(ConnectionSource source) {
    this.source = source;
  }

  /** Breaks at a step, counted from 0 from now on. */
  void breakAt(int step, Moment when) {
    steps.clear();
    breaking = Optional.of(step);
    moment = when;
    fired = false;
  }

  /** Breaks after the next commit reached the database, so that its outcome is not known. */
  void breakAtCommit() {
    breakAt(-1, Moment.AFTER);
  }

  /** Breaks nothing from now on. */
  void heal() {
    breaking = Optional.empty();
  }

  boolean fired() {
    return fired;
  }

  /** The last step that was begun. */
  String lastStep() {
    return steps.get(steps.size() - 1);
  }

  @Override
  public Connection connect() throws SQLException {
    return new Line(source.connect()).asConnection();
  }

  private final class Line {
    private final Connection real;
    private boolean cut;

    Line(Connection real) {
      this.real = real;
    }

    Connection asConnection() {
      return proxy(Connection.class, real);
    }

    private <T> T proxy(Class<T> type, Object target) {
      return type.cast(
          Proxy.newProxyInstance(
              FaultySource.class.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
      if (cut) {
        if (method.getName().equals("close")) {
          return null;
        }
        throw broken();
      }
      boolean breaks = STEPS.contains(method.getName()) && isBreaking(method.getName());
      if (breaks && moment == Moment.BEFORE) {
        throw cut();
      }
      Object result = invoke(target, method, arguments);
      if (breaks) {
        throw cut();
      }
      if (result instanceof PreparedStatement statement) {
        return proxy(PreparedStatement.class, statement);
      }
      return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
    }

    private boolean isBreaking(String step) {
      steps.add(step);
      boolean breaks =
          breaking
              .filter(at -> at == steps.size() - 1 || (at < 0 && step.equals("commit")))
              .isPresent();
      fired |= breaks;
      return breaks;
    }

    private SQLException cut() throws SQLException {
      cut = true;
      if (real.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        real.abort(Runnable::run);
      } else {
        real.close();
      }
      return broken();
    }
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Either database's classifier takes it for a lost connection. */
  private static SQLException broken() {
    return new SQLException("Connection Error: cut by the test", "08006");
  }
}
