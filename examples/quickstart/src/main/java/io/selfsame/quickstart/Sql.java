package io.selfsame.quickstart;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A query shown as a table: enough to look around in a DuckDB file where no client is at hand. */
public final class Sql {
  private static final int WIDEST = 40;

  private Sql() {}

  /** Arguments: the JDBC URL and the query. */
  public static void main(String[] arguments) throws SQLException {
    if (arguments.length != 2) {
      System.err.println("usage: examples/quickstart/sql JDBC-URL QUERY");
      System.exit(2);
    }
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(arguments[1])) {
      System.out.print(table(rows));
    }
  }

  /** Renders all rows, columns as wide as they need, values cut at 40 characters. */
  static String table(ResultSet rows) throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    List<List<String>> lines = new ArrayList<>();
    List<String> header = new ArrayList<>();
    for (int column = 1; column <= meta.getColumnCount(); column++) {
      header.add(meta.getColumnLabel(column));
    }
    lines.add(header);
    while (rows.next()) {
      List<String> line = new ArrayList<>();
      for (int column = 1; column <= meta.getColumnCount(); column++) {
        line.add(cell(rows.getString(column)));
      }
      lines.add(line);
    }
    return render(lines, "");
  }

  /** Lines of equal length as a table, the first one underlined. */
  static String render(List<List<String>> lines, String indent) {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < lines.size(); row++) {
      text.append(indent).append(line(lines, row).stripTrailing()).append('\n');
      if (row == 0) {
        text.append(indent)
            .append(line(lines, row).stripTrailing().replaceAll("[^ ]", "-"))
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String line(List<List<String>> lines, int row) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < lines.get(row).size(); column++) {
      int at = column;
      int width = lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0);
      String value = lines.get(row).get(column);
      text.append(value).append(" ".repeat(width - value.length() + 2));
    }
    return text.toString();
  }

  private static String cell(String value) {
    if (value == null) {
      return "";
    }
    return value.length() > WIDEST ? value.substring(0, WIDEST - 1) + "…" : value;
  }
}
