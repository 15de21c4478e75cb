package io.selfsame.quickstart;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;

/** One customer in three systems beside the profile, and one disagreement about consent. */
final class Exhibits {
  private static final String PEOPLE_OBJECTS = "('Contact', 'Lead', 'customers', 'users')";
  private static final String IN_THREE_SYSTEMS =
      "SELECT r.profile_id FROM selfsame.profile_records r JOIN selfsame.profiles p ON p.profile_id ="
          + " r.profile_id WHERE r.object IN "
          + PEOPLE_OBJECTS
          + " GROUP BY r.profile_id HAVING count(DISTINCT r.source) = 3 AND count(DISTINCT r.given_name) > 1"
          + " ORDER BY r.profile_id LIMIT 1";
  private static final String IN_DISAGREEMENT =
      "SELECT c.profile_id FROM selfsame.consents c JOIN selfsame.profile_records r ON r.profile_id ="
          + " c.profile_id WHERE c.purpose = 'marketing_email' AND c.status = 'DENIED'"
          + " AND CAST(r.statements AS text) LIKE '%GRANTED%' ORDER BY c.profile_id LIMIT 1";

  private final Connection connection;
  private final PrintStream out;

  Exhibits(Connection connection, PrintStream out) {
    this.connection = connection;
    this.out = out;
  }

  void show() throws SQLException {
    Optional<UUID> customer = first(IN_THREE_SYSTEMS);
    if (customer.isPresent()) {
      showCustomer(customer.get());
    }
    Optional<UUID> disagreement = first(IN_DISAGREEMENT);
    if (disagreement.isPresent()) {
      showConsent(disagreement.get());
    }
  }

  private void showCustomer(UUID profile) throws SQLException {
    show(
        "One customer as the systems know them",
        "SELECT source, object, given_name, family_name, email, phone FROM selfsame.profile_records"
            + " WHERE profile_id = CAST(? AS uuid) AND object IN "
            + PEOPLE_OBJECTS
            + " ORDER BY source, object, record_id",
        profile);
    show(
        "The profile they became",
        "SELECT profile_id, given_name, family_name, email, phone, members FROM selfsame.profiles"
            + " WHERE profile_id = CAST(? AS uuid)",
        profile);
    show(
        "Why they were joined",
        "SELECT a_source, a_object, b_source, b_object, key_type, key_value FROM selfsame.match_edges"
            + " WHERE profile_id = CAST(? AS uuid) ORDER BY key_type, key_value",
        profile);
  }

  private void showConsent(UUID profile) throws SQLException {
    show(
        "A disagreement about consent: what each record says",
        "SELECT source, object, record_id, statements FROM selfsame.profile_records"
            + " WHERE profile_id = CAST(? AS uuid) AND object IN "
            + PEOPLE_OBJECTS
            + " ORDER BY source, object",
        profile);
    show(
        "How it was decided (most restrictive)",
        "SELECT purpose, status, decided_by, source, object, since FROM selfsame.consents"
            + " WHERE profile_id = CAST(? AS uuid) ORDER BY purpose",
        profile);
  }

  private void show(String title, String query, UUID profile) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, profile.toString());
      try (ResultSet rows = statement.executeQuery()) {
        out.println(title);
        Sql.table(rows).lines().forEach(line -> out.println("  " + line));
        out.println();
      }
    }
  }

  private Optional<UUID> first(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? Optional.of(UUID.fromString(rows.getString(1))) : Optional.empty();
    }
  }
}
