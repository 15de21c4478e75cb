package io.selfsame.contract.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The contracts that are shipped as files are those of the code. Rewrite them with
 * -Dsettings.write=true, and look at the difference: other people's programs read them.
 */
class ContractFilesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("repository.root"), "schema-registry", "contracts");

  @TestFactory
  Stream<DynamicTest> everyFileSaysWhatTheCodeWrites() {
    return files().entrySet().stream()
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e.getKey(), e.getValue())));
  }

  @Test
  void noFileIsLeftOfAContractThatIsGone() throws IOException {
    try (Stream<Path> found = Files.list(FOLDER)) {
      assertEquals(
          new TreeSet<>(files().keySet()),
          found
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".avsc") || name.endsWith(".json"))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void avroReadsEveryAvroSchemaUnderItsName() {
    for (Contract contract : Contract.ALL) {
      Schema parsed = new Schema.Parser().parse(contract.avro().toString());

      assertEquals(contract.name(), parsed.getFullName());
      assertEquals(contract.schema().fields().size(), parsed.getFields().size());
    }
  }

  @Test
  void aFieldThatMayBeAbsentHasADefaultSoThatOlderDataStaysReadable() {
    for (Contract contract : Contract.ALL) {
      Schema parsed = new Schema.Parser().parse(contract.avro().toString());
      contract.schema().fields().stream()
          .filter(field -> field.schema().isOptional())
          .forEach(
              field ->
                  assertTrue(
                      parsed.getField(field.name()).hasDefaultValue(),
                      contract.name() + "." + field.name()));
    }
  }

  private static Map<String, ObjectNode> files() {
    Map<String, ObjectNode> files = new TreeMap<>();
    for (Contract contract : Contract.ALL) {
      files.put(contract.name() + ".avsc", contract.avro());
      files.put(contract.name() + ".schema.json", contract.jsonSchema());
    }
    return files;
  }

  private static void check(String name, ObjectNode document) throws IOException {
    Path file = FOLDER.resolve(name);
    String text = document.toPrettyString() + "\n";
    if (Boolean.getBoolean("settings.write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertTrue(Files.exists(file), name + " is missing" + remedy());
    assertEquals(text, Files.readString(file), name + " is stale" + remedy());
  }

  private static String remedy() {
    return ": run the schema-registry module's ContractFilesTest with -Dsettings.write=true";
  }
}
