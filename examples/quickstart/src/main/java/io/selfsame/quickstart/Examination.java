package io.selfsame.quickstart;

import io.selfsame.cluster.ClusterException;
import io.selfsame.quickstart.landscape.Landscape;
import io.selfsame.quickstart.truth.Crosswalk;
import io.selfsame.quickstart.truth.CrosswalkReader;
import io.selfsame.quickstart.truth.Truth;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compares what arrived with the generator's truth and shows what a person wants to see. */
final class Examination {
  private static final String DEAD_LETTERS = "selfsame.dead-letters";

  private final Landscape landscape;
  private final Options options;
  private final PrintStream out;

  Examination(Landscape landscape, Options options, PrintStream out) {
    this.landscape = landscape;
    this.options = options;
    this.out = out;
  }

  Figures figures(Phases phases) {
    Truth truth = landscape.vendors().truth();
    try (Connection connection = landscape.warehouse().connectWhenFree()) {
      Crosswalk crosswalk = CrosswalkReader.read(connection);
      showCounts(connection, crosswalk);
      new Exhibits(connection, out).show();
      Figures figures = figures(connection, truth, crosswalk, phases);
      showAccuracy(figures);
      return figures;
    } catch (SQLException unreadable) {
      throw new ClusterException("the warehouse is not readable", unreadable);
    }
  }

  private Figures figures(Connection connection, Truth truth, Crosswalk crosswalk, Phases phases)
      throws SQLException {
    long profiles = number(connection, "SELECT count(*) FROM selfsame.profiles");
    phases.end("examination");
    return new Figures(
        options,
        recordsByTopic(truth),
        crosswalk.lost(truth).size(),
        deadLetters(),
        profiles,
        crosswalk.accuracy(truth),
        crosswalk.reachable(truth),
        phases.seconds());
  }

  private void showCounts(Connection connection, Crosswalk crosswalk) throws SQLException {
    show(
        connection,
        "Records by source",
        "SELECT source, object, count(*) AS records, count(DISTINCT profile_id) AS profiles"
            + " FROM selfsame.profile_records GROUP BY source, object ORDER BY source, object");
    out.printf(
        Locale.ROOT,
        "Duplicates: %,d person records were found to belong to a person already known; %,d profiles span"
            + " more than one source.%n%n",
        crosswalk.duplicates(),
        crosswalk.profilesAcrossSources());
  }

  private void showAccuracy(Figures figures) {
    out.printf(
        Locale.ROOT,
        "Against the generator's truth (pairs of person records):%n"
            + "  precision %.4f   recall %.4f (reachable by keys: %.4f)   F1 %.4f%n"
            + "  records lost %d, dead letters %d, profiles %,d%n",
        figures.accuracy().precision(),
        figures.accuracy().recall(),
        figures.reachable().recall(),
        figures.accuracy().f1(),
        figures.lost(),
        figures.deadLetters(),
        figures.profiles());
  }

  private void show(Connection connection, String title, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      out.println(title);
      Sql.table(rows).lines().forEach(line -> out.println("  " + line));
      out.println();
    }
  }

  private Map<String, Long> recordsByTopic(Truth truth) {
    Map<String, Long> counts = new TreeMap<>();
    truth
        .recordsByTopic()
        .keySet()
        .forEach(topic -> counts.put(topic, landscape.cluster().topics().count(topic)));
    return counts;
  }

  private long deadLetters() {
    return landscape.cluster().topics().names().contains(DEAD_LETTERS)
        ? landscape.cluster().topics().count(DEAD_LETTERS)
        : 0;
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
