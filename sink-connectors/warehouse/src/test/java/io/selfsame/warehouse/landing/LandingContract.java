package io.selfsame.warehouse.landing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What landing tables promise, on any database. */
abstract class LandingContract {
  static final String SCHEMA = "landing test";
  private static final Instant T0 = Instant.parse("2024-05-01T10:00:00.123Z");

  private Connection connection;
  private LandingWriter writer;

  abstract Connection connect() throws SQLException;

  abstract LandingWriter writer(Set<String> reserved, long rewriteRows);

  @BeforeEach
  void openTransaction() throws SQLException {
    connection = connect();
    connection.setAutoCommit(false);
    execute("CREATE SCHEMA \"" + SCHEMA + "\"");
    writer = writer(Set.of("crm_profiles"), 1000);
  }

  @AfterEach
  void discard() throws SQLException {
    connection.rollback();
    connection.close();
  }

  @Test
  void everyTypeComesBackAsItWasSent() throws SQLException {
    writer.write(
        connection,
        List.of(
            upsert(
                "1",
                0,
                Map.of(
                    column("Active", LandingType.BOOLEAN),
                    true,
                    column("Seats", LandingType.BIGINT),
                    Long.MAX_VALUE,
                    column("Score", LandingType.DOUBLE),
                    1.5,
                    column("Price", LandingType.DECIMAL),
                    new BigDecimal("12345678901234567890.123"),
                    column("Born", LandingType.DATE),
                    LocalDate.parse("1980-02-29"),
                    column("Seen", LandingType.TIMESTAMP),
                    T0,
                    column("Tags", LandingType.JSON),
                    "[1]",
                    column("Name", LandingType.TEXT),
                    "O'Brien \"Bob\" \\ \n {x},ü\0"))));
    Map<String, String> row = rows("crm_contact").get("1");
    assertTrue(row.get("active").startsWith("t"));
    assertEquals("9223372036854775807", row.get("seats"));
    assertEquals("1.5", row.get("score"));
    assertEquals("12345678901234567890.123", row.get("price"));
    assertEquals("1980-02-29", row.get("born"));
    assertTrue(row.get("seen").startsWith("2024-05-01 10:00:00.123"));
    assertEquals("[1]", row.get("tags"));
    assertEquals("O'Brien \"Bob\" \\ \n {x},ü\uFFFD", row.get("name"));
    assertEquals("upsert", row.get("_op"));
  }

  @Test
  void numbersBeyond64BitsAndLongerThanDecimalsUsuallyAreKeepEveryDigit() throws SQLException {
    LandingColumn column = column("Big", LandingType.DECIMAL);
    String sixtyDigits = "123456789".repeat(6) + "012345.67";
    List<String> numbers = List.of("18446744073709551616", "-9223372036854775809", sixtyDigits);
    for (int i = 0; i < numbers.size(); i++) {
      writer.write(
          connection, List.of(upsert("n" + i, i, Map.of(column, new BigDecimal(numbers.get(i))))));
    }
    for (int i = 0; i < numbers.size(); i++) {
      String landed = rows("crm_contact").get("n" + i).get("big");
      assertEquals(0, new BigDecimal(numbers.get(i)).compareTo(new BigDecimal(landed)), landed);
    }
  }

  @Test
  void aNewFieldBecomesAColumnAndAMissingOneBecomesEmpty() throws SQLException {
    writer.write(connection, List.of(upsert("1", 0, Map.of(text("a"), "x")), bare("2", 0)));
    writer.write(connection, List.of(upsert("1", 1, Map.of(text("b"), "y"))));
    Map<String, String> row = rows("crm_contact").get("1");
    assertEquals("y", row.get("b"));
    assertEquals(null, row.get("a"));
    assertTrue(rows("crm_contact").containsKey("2"));
  }

  @Test
  void aColumnWidensOverItsOldValuesAndStaysWide() throws SQLException {
    LandingColumn whole = column("n", LandingType.BIGINT);
    LandingColumn fraction = column("n", LandingType.DOUBLE);
    writer.write(connection, List.of(upsert("1", 0, Map.of(whole, 7L))));
    writer.write(connection, List.of(upsert("2", 0, Map.of(fraction, 7.5))));
    assertEquals("7.5", rows("crm_contact").get("2").get("n"));
    writer.write(connection, List.of(upsert("3", 0, Map.of(text("n"), "seven"))));
    writer.write(connection, List.of(upsert("4", 0, Map.of(whole, 8L))));
    assertEquals("seven", rows("crm_contact").get("3").get("n"));
    assertEquals("8", rows("crm_contact").get("4").get("n"));
    assertTrue(rows("crm_contact").get("1").get("n").startsWith("7"));
  }

  @Test
  void aLargeTableIsNotRewrittenAndWhatDoesNotFitGoesBesideIt() throws SQLException {
    writer = writer(Set.of(), 1);
    LandingColumn whole = column("n", LandingType.BIGINT);
    writer.write(
        connection, List.of(upsert("1", 0, Map.of(whole, 7L)), upsert("2", 0, Map.of(whole, 8L))));
    String type = typeOf("n");
    writer.write(
        connection,
        List.of(
            upsert("1", 1, Map.of(column("n", LandingType.DOUBLE), 7.5)),
            upsert("3", 1, Map.of(text("n"), "seven")),
            upsert("4", 1, Map.of(whole, 9L))));
    Map<String, Map<String, String>> rows = rows("crm_contact");
    assertEquals(type, typeOf("n"));
    assertEquals(null, rows.get("1").get("n"));
    assertEquals("7.5", rows.get("1").get("n__double"));
    assertEquals("8", rows.get("2").get("n"));
    assertEquals("seven", rows.get("3").get("n__text"));
    assertEquals("9", rows.get("4").get("n"));
    writer.write(connection, List.of(upsert("1", 2, Map.of(whole, 6L))));
    assertEquals("6", rows("crm_contact").get("1").get("n"));
    assertEquals(null, rows("crm_contact").get("1").get("n__double"));
  }

  @Test
  void aColumnBesideNeverTakesOneOfTheVendorsThatHoldsSomethingElse() throws SQLException {
    writer = writer(Set.of(), 0);
    writer.write(
        connection,
        List.of(
            upsert(
                "1",
                0,
                Map.of(
                    column("n", LandingType.BIGINT),
                    7L,
                    column("n__text", LandingType.BIGINT),
                    1L))));
    writer.write(connection, List.of(upsert("2", 0, Map.of(text("n"), "seven"))));
    Map<String, String> row = rows("crm_contact").get("2");
    assertEquals(null, row.get("n__text"));
    assertTrue(row.containsValue("seven"));
  }

  @Test
  void aFieldThatDisappearsKeepsItsColumnAndOldValues() throws SQLException {
    writer.write(connection, List.of(upsert("1", 0, Map.of(text("a"), "x"))));
    writer.write(connection, List.of(upsert("2", 0, Map.of(text("b"), "y"))));
    assertEquals("x", rows("crm_contact").get("1").get("a"));
    assertTrue(rows("crm_contact").get("2").containsKey("a"));
  }

  @Test
  void aTimeThatWidensToTextReadsLikeOneThatCameAsText() throws SQLException {
    LandingColumn time = column("t", LandingType.TIMESTAMP);
    writer.write(connection, List.of(upsert("1", 0, Map.of(time, T0))));
    writer.write(connection, List.of(upsert("2", 0, Map.of(text("t"), "soon"))));
    writer.write(connection, List.of(upsert("3", 0, Map.of(time, T0))));
    assertEquals("2024-05-01T10:00:00.123000Z", rows("crm_contact").get("1").get("t"));
    assertEquals("2024-05-01T10:00:00.123000Z", rows("crm_contact").get("3").get("t"));
  }

  @Test
  void twoTypesInOneBatchMeetInTheWiderOne() throws SQLException {
    writer.write(
        connection,
        List.of(
            upsert("1", 0, Map.of(column("n", LandingType.BIGINT), 7L)),
            upsert("2", 0, Map.of(column("n", LandingType.BOOLEAN), true))));
    assertEquals("7", rows("crm_contact").get("1").get("n"));
    assertEquals("true", rows("crm_contact").get("2").get("n"));
  }

  @Test
  void aDeletedRowKeepsItsValuesAndAnErasedOneLosesThem() throws SQLException {
    writer.write(
        connection,
        List.of(
            upsert("1", 0, Map.of(text("a"), "x")),
            upsert("2", 0, Map.of(text("a"), "canary")),
            upsert("3", 0, Map.of(text("a"), "z"))));
    writer.write(
        connection,
        List.of(
            row("1", 1, LandingOperation.DELETE, Map.of(text("a"), "ignored")),
            row("2", 1, LandingOperation.ERASE, Map.of(text("a"), "canary")),
            row("2", 2, LandingOperation.DELETE, Map.of()),
            row("3", 1, LandingOperation.ALIAS, Map.of()),
            row("4", 1, LandingOperation.DELETE, Map.of())));
    Map<String, Map<String, String>> rows = rows("crm_contact");
    assertEquals("x", rows.get("1").get("a"));
    assertEquals("delete", rows.get("1").get("_op"));
    assertEquals(null, rows.get("2").get("a"));
    assertEquals("delete", rows.get("2").get("_op"));
    assertEquals("z", rows.get("3").get("a"));
    assertEquals("alias", rows.get("3").get("_op"));
    assertEquals("delete", rows.get("4").get("_op"));
  }

  @Test
  void aRowThatComesAndGoesInOneBatchIsTheSameAsInTwo() throws SQLException {
    LandingRow here = upsert("1", 0, Map.of(text("a"), "x"));
    LandingRow gone =
        new LandingRow(
            "crm",
            "Contact",
            "1",
            LandingOperation.DELETE,
            Optional.empty(),
            T0.plusSeconds(60),
            Optional.of(2L),
            Map.of());
    writer.write(connection, List.of(here));
    writer.write(connection, List.of(gone));
    Map<String, String> inTwo = rows("crm_contact").get("1");
    execute("DROP TABLE \"" + SCHEMA + "\".crm_contact");
    writer.write(connection, List.of(here, gone));
    assertEquals(inTwo, rows("crm_contact").get("1"));
  }

  @Test
  void anOlderVersionChangesNothingInOneBatchOrInTwo() throws SQLException {
    writer.write(
        connection,
        List.of(
            upsert("1", 5, Map.of(text("a"), "new")),
            upsert("1", 4, Map.of(text("a"), "old")),
            row("1", 3, LandingOperation.DELETE, Map.of())));
    writer.write(connection, List.of(upsert("1", 2, Map.of(text("a"), "older"))));
    writer.write(connection, List.of(row("1", 1, LandingOperation.DELETE, Map.of())));
    assertEquals("new", rows("crm_contact").get("1").get("a"));
    assertEquals("upsert", rows("crm_contact").get("1").get("_op"));
  }

  @Test
  void upsertDeleteUpsertInOneBatchEndsWithTheLast() throws SQLException {
    writer.write(
        connection,
        List.of(
            upsert("1", 0, Map.of(text("a"), "x")),
            row("1", 1, LandingOperation.DELETE, Map.of()),
            upsert("1", 1, Map.of(text("a"), "y"))));
    assertEquals("y", rows("crm_contact").get("1").get("a"));
    assertEquals("upsert", rows("crm_contact").get("1").get("_op"));
  }

  @Test
  void namesThatDifferOnlyInCaseOrClashWithOursStayApart() throws SQLException {
    writer.write(
        connection,
        List.of(
            upsert(
                "1",
                0,
                Map.of(
                    text("name"), "lower",
                    text("Name"), "upper",
                    text("_id"), "theirs",
                    text("xmin"), "system",
                    text("x".repeat(70)), "long",
                    text("select \"; drop"), "naughty",
                    text(""), "empty",
                    text("a.b[0] 日本 😀"), "unicode",
                    text("nul\0 tab\t"), "control"))));
    Map<String, String> row = rows("crm_contact").get("1");
    assertEquals("lower", row.get("name"));
    assertEquals("naughty", row.get("select \"; drop"));
    assertTrue(
        row.values()
            .containsAll(
                Set.of("upper", "theirs", "system", "long", "empty", "unicode", "control")),
        row.keySet().toString());
  }

  @Test
  void aTableNeverTakesAReservedName() throws SQLException {
    writer.write(
        connection,
        List.of(
            new LandingRow(
                "crm",
                "Profiles",
                "1",
                LandingOperation.UPSERT,
                Optional.empty(),
                T0,
                Optional.empty(),
                Map.of())));
    assertEquals(List.of(), tables().stream().filter("crm_profiles"::equals).toList(), "reserved");
    assertEquals(1, tables().stream().filter(t -> t.startsWith("crm_profiles_")).count());
  }

  @Test
  void aRequiredColumnBecomesOptionalWhenARowLacksIt() throws SQLException {
    writer.write(connection, List.of(upsert("1", 0, Map.of(text("a"), "x"))));
    execute("ALTER TABLE \"" + SCHEMA + "\".crm_contact ALTER COLUMN a SET NOT NULL");
    writer.write(connection, List.of(bare("2", 0)));
    assertEquals(null, rows("crm_contact").get("2").get("a"));
  }

  @Test
  void aRolledBackChangeIsMadeAgain() throws SQLException {
    connection.commit();
    try {
      writer.write(connection, List.of(upsert("1", 0, Map.of(text("a"), "x"))));
      connection.rollback();
      assertEquals(List.of(), tables());
      writer.write(connection, List.of(upsert("1", 0, Map.of(text("a"), "x"))));
      assertEquals("x", rows("crm_contact").get("1").get("a"));
    } finally {
      connection.rollback();
      execute("DROP SCHEMA \"" + SCHEMA + "\" CASCADE");
      connection.commit();
    }
  }

  private static LandingRow upsert(String id, int minute, Map<LandingColumn, Object> values) {
    return row(id, minute, LandingOperation.UPSERT, values);
  }

  private static LandingRow bare(String id, int minute) {
    return upsert(id, minute, Map.of());
  }

  private static LandingRow row(
      String id, int minute, LandingOperation op, Map<LandingColumn, Object> values) {
    return new LandingRow(
        "crm",
        "Contact",
        id,
        op,
        Optional.of(T0),
        T0.plusSeconds(60L * minute),
        Optional.of(1L),
        values);
  }

  private static LandingColumn column(String field, LandingType type) {
    return new LandingColumn(field, type);
  }

  private static LandingColumn text(String field) {
    return column(field, LandingType.TEXT);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String typeOf(String column) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT data_type FROM information_schema.columns WHERE table_schema = '"
                    + SCHEMA
                    + "' AND table_name = 'crm_contact' AND column_name = '"
                    + column
                    + "'")) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }

  private List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = '"
                    + SCHEMA
                    + "'")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }

  private Map<String, Map<String, String>> rows(String table) throws SQLException {
    Map<String, Map<String, String>> found = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT * FROM \"" + SCHEMA + "\".\"" + table + "\"")) {
      while (rows.next()) {
        Map<String, String> row = new HashMap<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.put(rows.getMetaData().getColumnName(i), rows.getString(i));
        }
        found.put(row.get("_id"), row);
      }
    }
    return found;
  }
}
