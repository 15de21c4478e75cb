package io.selfsame.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as people use it: files in, files out, an exit code. */
class RunTest {
  private static final String HEADER = "record_id,source,given_name,family_name,email,phone\n";
  private static final String CANARY = "canary-value";

  @TempDir Path folder;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @Test
  void recordsThatShareAnAddressGetOneProfileInTheOrderOfTheFile() throws IOException {
    input(
        HEADER
            + "b,crm,Ann,Lee,ann@example.org,\n"
            + "c,crm,Bob,May,bob@example.org,\n"
            + "a,web,Ann,Lee,ANN@example.org,\n");

    assertEquals(ResolveCommand.DONE, run());

    List<String> lines = Files.readAllLines(folder.resolve("clusters.csv"));
    assertEquals("record_id,profile_id", lines.get(0));
    assertEquals(List.of("b", "c", "a"), lines.stream().skip(1).map(l -> l.split(",")[0]).toList());
    assertEquals(profile(lines.get(1)), profile(lines.get(3)));
    assertFalse(profile(lines.get(1)).equals(profile(lines.get(2))));
  }

  @Test
  void anyBatchSizeGivesTheSameClusters() throws IOException {
    input(population(60));
    Set<List<String>> outcomes = new HashSet<>();
    for (String batch : List.of("6", "17", "3000")) {
      assertEquals(ResolveCommand.DONE, run("--batch", batch));
      outcomes.add(Files.readAllLines(folder.resolve("clusters.csv")));
    }

    assertEquals(1, outcomes.size());
    List<String> lines = outcomes.iterator().next();
    long profiles = lines.stream().skip(1).map(RunTest::profile).distinct().count();
    assertTrue(profiles < lines.size() - 1, "nobody was joined");
  }

  @Test
  void columnsComeInAnyOrderAndUnknownOnesAreIgnoredWithANote() throws IOException {
    input("shoe_size,EMAIL,record_id\n9,x@example.org,1\n8,x@example.org,2\n");

    assertEquals(ResolveCommand.DONE, run());

    assertTrue(told().contains("shoe_size"));
    List<String> lines = Files.readAllLines(folder.resolve("clusters.csv"));
    assertEquals(profile(lines.get(1)), profile(lines.get(2)));
  }

  @Test
  void brokenRowsAreToldByLineAndSkippedAndNoValueIsShown() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(text(HEADER + "1,crm,Ann,Lee,,\n"));
    bytes.write(text("2,crm,\"" + CANARY + ",Lee,,\n3,crm,Bob,May,,\n"));
    bytes.write(text("4,crm,Zo"));
    bytes.write(0xEB);
    bytes.write(text(",May,,\n5,crm,too few\n1,web,Eve,Fox,,\n,crm,Eve,Fox,,\n"));
    bytes.write(text("6,crm,\"" + "x".repeat(10 << 20) + "\",Lee,,\n7,crm,Cleo,Moe,,\n"));
    Files.write(folder.resolve("people.csv"), bytes.toByteArray());

    assertEquals(ResolveCommand.DONE, run("--report", folder.resolve("report.json").toString()));

    JsonNode report = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    List<String> skipped = new ArrayList<>();
    report
        .get("skipped_lines")
        .forEach(row -> skipped.add(row.get("line").asInt() + " " + row.get("reason").asText()));
    assertEquals(
        List.of(
            "3 broken_quotes",
            "5 not_utf_8",
            "6 other_columns",
            "7 duplicate_record_id",
            "8 no_record_id",
            "9 too_long"),
        skipped);
    assertEquals(3, report.get("records").asInt());
    assertEquals(4, Files.readAllLines(folder.resolve("clusters.csv")).size());
    assertTrue(told().contains("people.csv:3: skipped"));
    assertFalse(told().contains(CANARY));
  }

  @Test
  void aFileWithoutRecordIdsIsRefusedBeforeAnythingIsDone() throws IOException {
    input("name,email\nAnn,ann@example.org\n");

    assertEquals(ResolveCommand.NOT_BEGUN, run());

    assertFalse(Files.exists(folder.resolve("clusters.csv")));
    assertTrue(told().contains("line 1"));
  }

  @Test
  void aFileInUtf16IsRefused() throws IOException {
    Files.write(folder.resolve("people.csv"), HEADER.getBytes(StandardCharsets.UTF_16));

    assertEquals(ResolveCommand.NOT_BEGUN, run());

    assertTrue(told().contains("UTF-8"));
  }

  @Test
  void aWarehouseThatIsKeptTakesTheNextFileInToo() throws IOException {
    String warehouse = folder.resolve("kept.duckdb").toString();
    input(HEADER + "1,crm,Ann,Lee,ann@example.org,\n");
    assertEquals(ResolveCommand.DONE, run("--warehouse", warehouse));
    String first = profile(Files.readAllLines(folder.resolve("clusters.csv")).get(1));

    input(HEADER + "2,crm,Ann,Lee,ann@example.org,\n");
    assertEquals(ResolveCommand.DONE, run("--warehouse", warehouse));

    List<String> lines = Files.readAllLines(folder.resolve("clusters.csv"));
    assertEquals(2, lines.size());
    assertEquals(first, profile(lines.get(1)));
  }

  @Test
  void whatTrainingWritesIsUnderstoodAsRules() throws IOException {
    input(population(60));
    Path rules = folder.resolve("rules.json");
    Path page = folder.resolve("page.html");
    List<String> train = List.of("train", "--output", rules.toString(), "--page", page.toString());
    List<String> fromFile = new ArrayList<>(train);
    fromFile.addAll(List.of("--input", folder.resolve("people.csv").toString()));
    assertEquals(ResolveCommand.DONE, command(fromFile));
    assertTrue(told().contains("family_name"));
    assertTrue(Files.readString(page).contains("<svg"));

    String warehouse = folder.resolve("kept.duckdb").toString();
    assertEquals(
        ResolveCommand.DONE, run("--rules", rules.toString(), "--warehouse", warehouse), told());
    List<String> fromWarehouse = new ArrayList<>(train);
    fromWarehouse.addAll(List.of("--warehouse", warehouse));
    assertEquals(ResolveCommand.DONE, command(fromWarehouse), told());
  }

  @Test
  void rulesThatAreWrongAreRefusedBeforeAnythingIsDone() throws IOException {
    input(population(20));
    Path rules = folder.resolve("rules.json");
    Files.writeString(rules, "{\"pairs\": {\"auto\": 0.1}}");

    assertEquals(ResolveCommand.NOT_BEGUN, run("--rules", rules.toString()));

    assertTrue(told().contains("/pairs"));
    assertFalse(Files.exists(folder.resolve("clusters.csv")));
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                folder.resolve("people.csv").toString(),
                "--output",
                folder.resolve("clusters.csv").toString()));
    arguments.addAll(List.of(more));
    return command(arguments);
  }

  private int command(List<String> arguments) {
    return new ResolveCommand(new PrintStream(told, true, StandardCharsets.UTF_8)).run(arguments);
  }

  private void input(String content) throws IOException {
    Files.writeString(folder.resolve("people.csv"), content);
  }

  /** Every third record shares an address with another, every fifth a telephone. */
  static String population(int size) {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < size; i++) {
      int person = i * 7 % (size / 2);
      rows.append(i).append(",s").append(i % 3);
      rows.append(",G").append((char) ('a' + person % 26)).append("a,F");
      rows.append((char) ('a' + person / 26)).append("uller,");
      rows.append(i % 3 == 0 ? "" : "p" + person + "@example.org").append(',');
      rows.append(i % 5 == 0 ? "" : "+1 415 200 " + (1000 + person)).append('\n');
    }
    return rows.toString();
  }

  private static String profile(String line) {
    return line.split(",")[1];
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }
}
